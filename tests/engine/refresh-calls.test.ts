import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

const count = 60;
const pages = Math.ceil(count / 25);
/**
 * The first reads come before enough pages have been read; see `provider/kaleyra/flow-lists.ts`.
 */
const mostReadsAlone = 16;

/** Every second flow has a document in the program. */
const program = flows(
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `flow${index}`,
      aFlow({ flowJson: index % 2 === 0 ? aDocument() : undefined }),
    ]),
  ),
);

function timesOf(service: Emulator, operation: string): number {
  return operations(service).filter((one) => one === operation).length;
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
    expect(timesOf(service, "listFlows")).toBeLessThanOrEqual(pages);
    expect(timesOf(service, "getFlow")).toBeLessThanOrEqual(mostReadsAlone);
    expect(timesOf(service, "listAssets")).toBe(count / 2);
    expect(timesOf(service, "downloadDocument")).toBe(count / 2);
  });

  it("read no documents if their drift is ignored", async () => {
    stack.setEnvironment({ KALEYRA_FLOW_JSON_DRIFT: "Ignore" });

    const { ok } = await stack.refresh();

    stack.setEnvironment({ KALEYRA_FLOW_JSON_DRIFT: undefined });
    expect(ok).toBe(true);
    expect(service.requests().length).toBeLessThanOrEqual(pages + mostReadsAlone);
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
