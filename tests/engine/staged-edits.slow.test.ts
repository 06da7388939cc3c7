import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

const [before, edit] = [aDocument("Before"), aDocument("Edited")];
const form = (args: Partial<FlowArgs>) => flows({ form: aFlow(args) });
const live = form({ flowJson: before, publish: true });
const staging = form({ flowJson: edit, publish: false, updateStrategy: "Draft" });
const publishing = form({ flowJson: edit, publish: true, updateStrategy: "Draft" });

/** A stack whose live flow has an edit that is staged. */
async function staged(kaleyra: Emulator): Promise<{ stack: TestStack; id: string }> {
  const stack = await TestStack.create({ kaleyra, program: live });
  expect(await stack.up()).toMatchObject({ ok: true });
  expect(await stack.up(staging)).toMatchObject({ ok: true, changes: { update: 1 } });
  kaleyra.clearRequests();
  return { stack, id: await idOf(stack, "form") };
}

/** Status and heading of the only flow, as Kaleyra has it. */
function flowAt(kaleyra: Emulator): readonly (string | undefined)[] {
  expect(kaleyra.flows()).toHaveLength(1);
  const [{ status, document } = { status: "", document: "" }] = kaleyra.flows();
  return [status, /Before|Edited|Again|By hand/.exec(document)?.[0]];
}

describe("an edit of a live flow that is staged", () => {
  it("is announced, uploaded, tested as a DRAFT and published in place, under Replace too", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program: live });
    await stack.up();
    const id = await idOf(stack, "form");
    kaleyra.clearRequests();

    const previewed = await stack.preview(staging);
    const uploaded = await stack.up(staging);
    expect(operations(kaleyra)).toEqual(["getFlow", "uploadDocument"]);
    const tested = await stack.refresh();
    const unchanged = await stack.preview(staging);
    const again = form({ flowJson: aDocument("Again"), publish: false, updateStrategy: "Draft" });
    const editedAgain = await stack.up(again);
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Again"]);
    const publishedUnderReplace = form({
      flowJson: edit,
      publish: true,
      updateStrategy: "Replace",
    });
    const last = await stack.up(publishedUnderReplace);

    for (const { ok, warnings } of [previewed, uploaded]) {
      expect(ok).toBe(true);
      expect(warnings).toEqual([
        expect.stringMatching(
          /is PUBLISHED; changing flowJson takes it back to DRAFT, and it stays one.*Kaleyra has not confirmed it/,
        ),
      ]);
    }
    expect(tested).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(unchanged).toMatchObject({ ok: true, changes: { same: 2 }, warnings: [] });
    expect(editedAgain.warnings).toEqual([expect.stringContaining("leaves it a DRAFT")]);
    expect(last).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(flowAt(kaleyra)).toEqual(["PUBLISHED", "Edited"]);
    expect(await idOf(stack, "form")).toBe(id);
    expect(JSON.stringify(await stack.flow("form"))).not.toContain("everPublished");
  });

  it.each([
    ["and published", { publish: true }, "PUBLISHED"],
    ["and left a DRAFT", { publish: false, updateStrategy: "Draft" }, "DRAFT"],
    ["and left a DRAFT under InPlace", { publish: false }, "DRAFT"],
  ] as const)("is rolled back with the old document %s", async (_given, args, status) => {
    await using kaleyra = await startEmulator();
    const { stack, id } = await staged(kaleyra);
    await using _ = stack;

    const run = await stack.up(form({ flowJson: before, ...args }));

    expect(run).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(flowAt(kaleyra)).toEqual([status, "Before"]);
    expect(await idOf(stack, "form")).toBe(id);
  });

  it("is not published by a destroy, which names both ways out; each of them works", async () => {
    await using kaleyra = await startEmulator({ switches: { formerlyPublishedUndeletable: true } });
    const { stack, id } = await staged(kaleyra);
    await using _ = stack;

    const refused = await stack.destroy();
    const state = await stack.exportState();
    const sent = operations(kaleyra);
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Edited"]);
    await stack.up(form({ flowJson: edit, updateStrategy: "Draft", deletionPolicy: "Retain" }));
    const retained = await stack.destroy();
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Edited"]);
    await stack.importState(state);
    await stack.up(publishing);
    const destroyed = await stack.destroy();

    expect(refused.ok).toBe(false);
    expect(refused.output).toMatch(
      new RegExp(`could not delete form-\\w+ \\(${id}\\), since .*Set publish to true.*"Retain"`),
    );
    expect(sent).not.toContain("publishFlow");
    expect(retained).toMatchObject({ ok: true, warnings: [expect.stringContaining("Retain")] });
    expect(destroyed).toMatchObject({ ok: true });
    expect(flowAt(kaleyra)).toEqual(["DEPRECATED", "Edited"]);
    expect(await stack.flows()).toEqual([]);
  });

  it("is deleted by a destroy where Kaleyra deletes it", async () => {
    await using kaleyra = await startEmulator();
    const { stack } = await staged(kaleyra);
    await using _ = stack;

    expect(await stack.destroy()).toMatchObject({ ok: true, warnings: [] });
    expect(kaleyra.flows()).toEqual([]);
  });

  it("is uploaded again after a change by hand, and stays published after a publish by hand", async () => {
    await using kaleyra = await startEmulator();
    const { stack, id } = await staged(kaleyra);
    await using _ = stack;

    kaleyra.editFlow(id, { document: aDocument("By hand") });
    const drifted = await stack.refresh();
    const restored = await stack.up(staging);
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Edited"]);
    kaleyra.setStatus(id, "PUBLISHED");
    const found = await stack.refresh();
    const kept = await stack.up(staging);
    expect(flowAt(kaleyra)).toEqual(["PUBLISHED", "Edited"]);

    expect(drifted).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(restored).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(found.ok).toBe(true);
    expect(kept).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(operations(kaleyra)).not.toContain("publishFlow");
  });

  it("is not replaced: the preview refuses, and nothing is sent; under Retain it is", async () => {
    await using kaleyra = await startEmulator({ switches: { formerlyPublishedUndeletable: true } });
    const { stack, id } = await staged(kaleyra);
    await using _ = stack;
    const wabaId = "200000000000000103";
    const moved = { flowJson: edit, updateStrategy: "Draft", wabaId } as const;

    const previewed = await stack.preview(form(moved));
    const refused = await stack.up(form(moved));
    expect(kaleyra.requests()).toEqual([]);
    await stack.up(form({ flowJson: edit, updateStrategy: "Draft", deletionPolicy: "Retain" }));
    const replaced = await stack.up(form({ ...moved, deletionPolicy: "Retain" }));

    for (const { ok, output } of [previewed, refused]) {
      expect(ok).toBe(false);
      expect(output).toMatch(/would be replaced.*is a DRAFT that was published before.*"Retain"/);
    }
    expect(replaced).toMatchObject({ ok: true, changes: { replace: 1 } });
    expect(kaleyra.flow(id)).toMatchObject({ status: "DRAFT" });
    expect(kaleyra.flows()).toHaveLength(2);
  });

  it("is found out after a lost answer, and nothing is published, with a change taken back too", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program: live });
    await stack.up();
    kaleyra.clearRequests();
    kaleyra.addFault({ operation: "uploadDocument", reset: "after", times: "always" });

    const lost = await stack.up(staging);
    kaleyra.clearFaults();
    const takenBack = form({ flowJson: before, publish: false, updateStrategy: "Draft" });
    const previewed = await stack.preview(takenBack);
    const next = await stack.up(takenBack);

    expect(lost.ok).toBe(false);
    expect(lost.output).toContain("may be a DRAFT now");
    expect(previewed.warnings).toEqual([expect.stringContaining("and publishes nothing")]);
    expect(next.ok).toBe(true);
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Before"]);
    expect(operations(kaleyra)).not.toContain("publishFlow");
    expect((await stack.flow("form"))?.outputs).toMatchObject({
      status: "DRAFT",
      everPublished: true,
    });
  });
});
