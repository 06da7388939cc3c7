import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, flows, idOf, operations } from "../support/flows";
import { TestStack } from "../support/stack";

const [before, edit] = [aDocument("Before"), aDocument("Edited")];
const form = (args: Partial<FlowArgs>) => flows({ form: aFlow(args) });
// The steps of a staged edit, as programs: a live flow, its edit as a draft, and the publication.
const live = form({ flowJson: before, publish: true });
const staging = form({ flowJson: edit, publish: false, updateStrategy: "Draft" });
const publishing = form({ flowJson: edit, publish: true, updateStrategy: "Draft" });

/** A stack whose flow `form` was live, and now has a staged edit. */
async function stackWithStagedEdit(
  kaleyra: Emulator,
): Promise<{ readonly stack: TestStack; readonly id: string }> {
  const stack = await TestStack.create({ kaleyra, program: live });
  expect(await stack.up()).toMatchObject({ ok: true });
  expect(await stack.up(staging)).toMatchObject({ ok: true, changes: { update: 1 } });
  kaleyra.clearRequests();
  return { stack, id: await idOf(stack, "form") };
}

/** The status and the heading of the only flow at Kaleyra. */
function flowAt(kaleyra: Emulator): readonly (string | undefined)[] {
  expect(kaleyra.flows()).toHaveLength(1);
  const [{ status, document } = { status: "", document: "" }] = kaleyra.flows();
  return [status, /Before|Edited|Again|By hand/.exec(document)?.[0]];
}

describe("an edit of a live flow that is staged", () => {
  it("is shown in the preview, uploaded, edited again and published in place, even with Replace", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program: live });
    await stack.up();
    const id = await idOf(stack, "form");
    kaleyra.clearRequests();

    const previewed = await stack.preview(staging);
    const uploaded = await stack.up(staging);
    expect(operations(kaleyra)).toEqual(["getFlow", "uploadDocument"]);
    const refreshed = await stack.refresh();
    const unchanged = await stack.preview(staging);
    const secondEdit = form({
      flowJson: aDocument("Again"),
      publish: false,
      updateStrategy: "Draft",
    });
    const editedAgain = await stack.up(secondEdit);
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Again"]);
    const publishingWithReplace = form({
      flowJson: edit,
      publish: true,
      updateStrategy: "Replace",
    });
    const published = await stack.up(publishingWithReplace);

    for (const { ok, warnings } of [previewed, uploaded]) {
      expect(ok).toBe(true);
      expect(warnings).toEqual([
        expect.stringMatching(
          /is PUBLISHED; changing flowJson takes it back to DRAFT, and it stays one.*Kaleyra has not confirmed it/,
        ),
      ]);
    }
    expect(refreshed).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(unchanged).toMatchObject({ ok: true, changes: { same: 2 }, warnings: [] });
    expect(editedAgain.warnings).toEqual([expect.stringContaining("leaves it a DRAFT")]);
    expect(published).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(flowAt(kaleyra)).toEqual(["PUBLISHED", "Edited"]);
    expect(await idOf(stack, "form")).toBe(id);
    // The output by which the provider knows a draft that was published before.
    expect(JSON.stringify(await stack.flow("form"))).not.toContain("everPublished");
  });

  it.each([
    ["and is published", { publish: true }, "PUBLISHED"],
    ["and stays a DRAFT", { publish: false, updateStrategy: "Draft" }, "DRAFT"],
    ["and stays a DRAFT with InPlace", { publish: false }, "DRAFT"],
  ] as const)("is rolled back to the old document %s", async (_given, args, status) => {
    await using kaleyra = await startEmulator();
    const { stack, id } = await stackWithStagedEdit(kaleyra);
    await using _ = stack;

    const run = await stack.up(form({ flowJson: before, ...args }));

    expect(run).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(flowAt(kaleyra)).toEqual([status, "Before"]);
    expect(await idOf(stack, "form")).toBe(id);
  });

  it("fails a destroy if Kaleyra does not delete it; the two hints of the error work", async () => {
    await using kaleyra = await startEmulator({ switches: { formerlyPublishedUndeletable: true } });
    const { stack, id } = await stackWithStagedEdit(kaleyra);
    await using _ = stack;

    const refused = await stack.destroy();
    const state = await stack.exportState(); // For the second hint, after the first has removed the flow from it.
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

  it("is deleted by a destroy if Kaleyra deletes such drafts", async () => {
    await using kaleyra = await startEmulator();
    const { stack } = await stackWithStagedEdit(kaleyra);
    await using _ = stack;

    expect(await stack.destroy()).toMatchObject({ ok: true, warnings: [] });
    expect(kaleyra.flows()).toEqual([]);
  });

  it("is restored after a change by hand, and stays published after a publication by hand", async () => {
    await using kaleyra = await startEmulator();
    const { stack, id } = await stackWithStagedEdit(kaleyra);
    await using _ = stack;

    kaleyra.editFlow(id, { document: aDocument("By hand") });
    const refreshed = await stack.refresh();
    const restored = await stack.up(staging);
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Edited"]);
    kaleyra.setStatus(id, "PUBLISHED");
    const refreshedAgain = await stack.refresh();
    const unchanged = await stack.up(staging);
    expect(flowAt(kaleyra)).toEqual(["PUBLISHED", "Edited"]);

    expect(refreshed).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(restored).toMatchObject({ ok: true, changes: { update: 1 } });
    expect(refreshedAgain.ok).toBe(true);
    expect(unchanged).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(operations(kaleyra)).not.toContain("publishFlow");
  });

  it("is replaced only with the deletion policy Retain, and otherwise refused before anything is sent", async () => {
    await using kaleyra = await startEmulator({ switches: { formerlyPublishedUndeletable: true } });
    const { stack, id } = await stackWithStagedEdit(kaleyra);
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

  it("whose response was lost is not published by the next up, which takes it back", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program: live });
    await stack.up();
    kaleyra.clearRequests();
    kaleyra.addFault({ operation: "uploadDocument", reset: "after", times: "always" });

    const failed = await stack.up(staging);
    kaleyra.clearFaults();
    const reverting = form({ flowJson: before, publish: false, updateStrategy: "Draft" });
    const previewed = await stack.preview(reverting);
    const reverted = await stack.up(reverting);

    expect(failed.ok).toBe(false);
    expect(failed.output).toContain("may be a DRAFT now");
    expect(previewed.warnings).toEqual([expect.stringContaining("and publishes nothing")]);
    expect(reverted.ok).toBe(true);
    expect(flowAt(kaleyra)).toEqual(["DRAFT", "Before"]);
    expect(operations(kaleyra)).not.toContain("publishFlow");
    expect((await stack.flow("form"))?.outputs).toMatchObject({
      status: "DRAFT",
      everPublished: true,
    });
  });
});
