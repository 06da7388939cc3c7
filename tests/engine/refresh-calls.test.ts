import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

const count = 60;
/** The pages of the list: by default the emulator puts 25 flows on each. */
const pages = Math.ceil(count / 25);
/**
 * How many flows are read one by one, at most: the first ones, before `WabaList` of
 * `provider/kaleyra/flow-lists.ts` has read enough pages.
 */
const mostSingleReads = 16;

/** Every second flow has a document in the program. */
const program = flows(
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `flow${index}`,
      aFlow({ flowJson: index % 2 === 0 ? aDocument() : undefined }),
    ]),
  ),
);

/** How often Kaleyra received an operation. */
function countOf(service: Emulator, operation: string): number {
  return operations(service).filter((name) => name === operation).length;
}

describe("the calls of a refresh of many flows", () => {
  let service: Emulator;
  let stack: TestStack;

  beforeAll(async () => {
    service = await startEmulator();
    stack = await TestStack.create({ kaleyra: service, program });
    await stack.up();
  });
  beforeEach(() => service.clearRequests());
  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await service.close();
  });

  it("read the list page by page, and the documents that the program declares", async () => {
    const { ok, changes } = await stack.refresh();

    expect({ ok, changes }).toEqual({ ok: true, changes: { same: count + 1 } });
    expect(countOf(service, "listFlows")).toBeLessThanOrEqual(pages);
    expect(countOf(service, "getFlow")).toBeLessThanOrEqual(mostSingleReads);
    expect(countOf(service, "listAssets")).toBe(count / 2);
    expect(countOf(service, "downloadDocument")).toBe(count / 2);
  });

  it("read no documents if their drift is ignored", async () => {
    stack.setEnvironment({ KALEYRA_FLOW_JSON_DRIFT: "Ignore" });

    const { ok } = await stack.refresh();

    stack.setEnvironment({ KALEYRA_FLOW_JSON_DRIFT: undefined });
    expect(ok).toBe(true);
    expect(service.requests().length).toBeLessThanOrEqual(pages + mostSingleReads);
  });

  it("detect changes and deletions by hand among many flows", async () => {
    const [changed, removed] = [await idOf(stack, "flow7"), await idOf(stack, "flow50")];
    service.editFlow(changed, { name: "by hand" });
    service.removeFlow(removed);

    const { ok, changes } = await stack.refresh();

    expect({ ok, changes }).toEqual({
      ok: true,
      changes: { same: count - 1, update: 1, delete: 1 },
    });
    expect((await stack.flow("flow7"))?.outputs["name"]).toBe("by hand");
  });
});
