import { startEmulator, type Emulator } from "kaleyra-emulator";

import { flows, idOf, operations } from "../support/flows";
import { stepsOf, type Run } from "../support/run";
import { TestStack } from "../support/stack";
import { changesByReplacement, changesInPlace, template, type Change } from "./support/changes";

const changes = [...changesInPlace, ...changesByReplacement];
const resourceName = ({ given }: Change) => given.replaceAll(" ", "-");
/** The engine's steps of a replacement, in order. */
const replacement = ["create-replacement", "replace", "delete-replaced"];

describe("a change of one input", () => {
  let service: Emulator;
  let stack: TestStack;
  let previewed: Run;
  let updated: Run;
  let previewAfter: Run;
  /** The ids of the flows, by `given` of their change. */
  const idBefore = new Map<string, string>();
  const idAfter = new Map<string, string>();

  beforeAll(async () => {
    service = await startEmulator({ flows: [{ id: template, name: "template" }] });
    const before = flows(Object.fromEntries(changes.map((row) => [resourceName(row), row.before])));
    const after = flows(
      Object.fromEntries(
        changes.map((row) => [resourceName(row), { ...row.before, ...row.after }]),
      ),
    );
    stack = await TestStack.create({ kaleyra: service, program: before });
    await stack.up();
    for (const row of changes) idBefore.set(row.given, await idOf(stack, resourceName(row)));
    service.clearRequests();
    previewed = await stack.preview(after);
    expect(service.requests()).toEqual([]);
    updated = await stack.up(after);
    for (const row of changes) idAfter.set(row.given, await idOf(stack, resourceName(row)));
    previewAfter = await stack.preview(after);
  });

  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await service.close();
  });

  it.each(changes)("$given: previews as $op", (row) => {
    const steps = stepsOf(previewed, resourceName(row));

    expect(steps).toEqual(row.op === "replace" ? expect.arrayContaining(["replace"]) : [row.op]);
    if (row.message !== undefined) {
      const about = `(${idBefore.get(row.given)}): `;
      const warnings = previewed.warnings.filter((warning) => warning.includes(about));
      expect(warnings).toEqual([expect.stringMatching(row.message)]);
    }
  });

  it.each(changes)("$given: sends $calls", (row) => {
    const id = idBefore.get(row.given) ?? "";

    expect(stepsOf(updated, resourceName(row))).toEqual(
      row.op === "replace" ? replacement : [row.op],
    );
    expect(operations(service, id)).toEqual(row.calls);
  });

  it.each(changes)("$given: leaves Kaleyra and the state as declared", async (row) => {
    const [before, after] = [idBefore.get(row.given), idAfter.get(row.given) ?? ""];

    expect(service.flow(after)).toMatchObject(row.there);
    expect(after === before).toBe(row.op !== "replace");
    expect((await stack.flow(resourceName(row)))?.outputs["status"]).toBe(
      service.flow(after)?.status,
    );
  });

  it.each(changes.filter(({ op }) => op === "replace"))(
    "$given: removes the old flow after the new one is created",
    (row) => {
      const old = service.flow(idBefore.get(row.given) ?? "");
      const allOperations = operations(service);

      // A draft is deleted, a live flow is deprecated.
      expect([undefined, "DEPRECATED"]).toContain(old?.status);
      expect(allOperations.lastIndexOf("createFlow")).toBeLessThan(
        allOperations.indexOf("deleteFlow"),
      );
    },
  );

  it("leaves no further change", () => {
    expect(updated.ok).toBe(true);
    expect(previewAfter.changes).toEqual({ same: changes.length + 1 }); // The stack is one more.
  });
});
