import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { adapter, Flow, FlowMigration } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, idOf, operations } from "../support/flows";
import { stepsOf } from "../support/run";
import { TestStack } from "../support/stack";

/** A program with the flow `form`. By default a replacement deletes the old flow first. */
function form(
  args: Partial<FlowArgs>,
  opts: CustomResourceOptions = { deleteBeforeReplace: true },
): PulumiFn {
  return () => {
    new Flow("form", aFlow(args), opts);
    return Promise.resolve();
  };
}

const live = { name: "form", publish: true };

/** The URN of `form`, for `pulumi up --replace`. */
async function urnOf(stack: TestStack): Promise<string> {
  return (await stack.flow("form"))?.urn ?? "";
}

describe("a replacement that deletes first, with a chosen name", () => {
  it("leaves a live flow unchanged, and the next up has no changes", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({ kaleyra: service, program: form(live) });
    const created = await stack.up();
    const id = await idOf(stack, "form");
    service.clearRequests();

    const replaced = await stack.up(undefined, { replace: [await urnOf(stack)] });

    expect(replaced.ok).toBe(false);
    expect(replaced.output).toContain(
      `could not delete form (${id}): a flow of this program waits for the name "form"`,
    );
    expect(operations(service)).not.toContain("deprecateFlow");
    expect(service.flows()).toEqual([expect.objectContaining({ id, status: "PUBLISHED" })]);
    expect(await stack.up()).toMatchObject({ ok: true, changes: { same: 2 } });
    expect(await idOf(stack, "form")).toBe(id);
    // Only the SDK of the dynamic provider passes the option to the provider.
    const warnings = [...created.warnings, ...replaced.warnings].join("\n");
    if (adapter === "dynamic") {
      expect(warnings).toContain("form: has the option deleteBeforeReplace");
    } else {
      expect(warnings).not.toContain("deleteBeforeReplace and");
    }
  });

  it("does not remove a live flow with the policy Retain", async () => {
    await using service = await startEmulator();
    const program = form({ ...live, deletionPolicy: "Retain" });
    await using stack = await TestStack.create({ kaleyra: service, program });
    await stack.up();
    const id = await idOf(stack, "form");

    const replaced = await stack.up(undefined, { replace: [await urnOf(stack)] });

    expect(replaced.ok).toBe(false);
    expect(replaced.output).toContain('waits for the name "form"');
    expect(await idOf(stack, "form")).toBe(id);
  });

  it("does not deprecate a draft that was published by hand", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: form({ name: "form" }),
    });
    await stack.up();
    const id = await idOf(stack, "form");
    service.setStatus(id, "PUBLISHED");

    const replaced = await stack.up(undefined, { replace: [await urnOf(stack)] });

    expect(replaced.ok).toBe(false);
    expect(service.flow(id)?.status).toBe("PUBLISHED");
  });

  it("replaces a draft, also after a run that failed between delete and create", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: form({ name: "form" }),
    });
    await stack.up();
    const old = await idOf(stack, "form");
    service.addFault({ operation: "createFlow", times: "always", status: 400, body: {} });

    const failed = await stack.up(undefined, { replace: [await urnOf(stack)] });
    expect(failed.ok).toBe(false);
    expect(service.flows()).toEqual([]);

    service.clearFaults();
    expect(await stack.up()).toMatchObject({ ok: true });
    expect(service.flows()).toHaveLength(1);
    expect(await idOf(stack, "form")).not.toBe(old);
    expect(service.flows()[0]?.id).toBe(await idOf(stack, "form"));
  });

  it("replaces a live flow if its name changes, or is automatic", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: form({ publish: true }),
    });
    await stack.up();
    const first = await idOf(stack, "form");

    expect(await stack.up(undefined, { replace: [await urnOf(stack)] })).toMatchObject({
      ok: true,
    });
    expect(service.flow(first)?.status).toBe("DEPRECATED");
    const renamed = form({ ...live, name: "other" });
    const second = await idOf(stack, "form");
    expect(await stack.up(renamed, { replace: [await urnOf(stack)] })).toMatchObject({ ok: true });
    expect(service.flow(second)?.status).toBe("DEPRECATED");
    expect(service.flow(await idOf(stack, "form"))).toMatchObject({
      status: "PUBLISHED",
      name: "other",
    });
  });

  // For this option the engine checks twice: see "Replacements" in docs/limits.md.
  it("is refused in the preview if replacementTrigger causes it", async () => {
    await using service = await startEmulator();
    const opts = (replacementTrigger: string) => ({
      deleteBeforeReplace: true,
      replacementTrigger,
    });
    await using stack = await TestStack.create({
      kaleyra: service,
      program: form(live, opts("1")),
    });
    await stack.up();
    const id = await idOf(stack, "form");

    const preview = await stack.preview(form(live, opts("2")));
    const up = await stack.up(form(live, opts("2")));

    for (const run of [preview, up]) {
      expect(run.ok).toBe(false);
      expect(run.output).toContain('the new one could not have the name "form"');
    }
    expect(service.flow(id)?.status).toBe("PUBLISHED");
  });

  // With the dynamic provider the engine plans no replacement for this option.
  const onPlugin = adapter === "plugin" ? it : it.skip;
  onPlugin("is refused in the preview if replaceOnChanges causes it", async () => {
    await using service = await startEmulator();
    const opts = { deleteBeforeReplace: true, replaceOnChanges: ["flowJson"] };
    await using stack = await TestStack.create({ kaleyra: service, program: form(live, opts) });
    await stack.up();
    service.clearRequests();

    const preview = await stack.preview(form({ ...live, flowJson: aDocument("Bye") }, opts));

    expect(preview.ok).toBe(false);
    expect(preview.output).toContain('the new one could not have the name "form"');
    expect(preview.output).toContain("replaceOnChanges");
    expect(service.requests()).toEqual([]);
    const renamed = form({ ...live, name: "form 2", flowJson: aDocument("Bye") }, opts);
    expect(await stack.up(renamed)).toMatchObject({ ok: true });
    expect(service.flow(await idOf(stack, "form"))?.status).toBe("PUBLISHED");
  });

  it("leaves the live copy of a migration unchanged", async () => {
    const [{ wabas }] = demoAccounts;
    const sourceWabaId = wabas[1]?.id ?? "";
    await using service = await startEmulator({
      flows: [{ id: "1", name: "copied", status: "PUBLISHED", wabaId: sourceWabaId }],
    });
    const program: PulumiFn = () => {
      new FlowMigration(
        "form",
        { sourceWabaId, flowName: "copied" },
        { deleteBeforeReplace: true },
      );
      return Promise.resolve();
    };
    await using stack = await TestStack.create({ kaleyra: service, program });
    await stack.up();
    const id = await idOf(stack, "form");

    const replaced = await stack.up(undefined, { replace: [await urnOf(stack)] });

    expect(replaced.ok).toBe(false);
    expect(service.flow(id)?.status).toBe("PUBLISHED");
  });

  it("does not affect a destroy, nor a replacement that creates first", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: form({ ...live, updateStrategy: "Replace" }),
    });
    await stack.up();
    const changed = {
      ...live,
      name: "form 2",
      updateStrategy: "Replace",
      flowJson: aDocument("Bye"),
    } as const;

    const created = await stack.up(form(changed, {}));

    expect(created).toMatchObject({ ok: true });
    expect(stepsOf(created, "form")).toContain("create-replacement");
    expect(service.flows().map(({ status }) => status)).toEqual(["DEPRECATED", "PUBLISHED"]);
    expect(await stack.destroy()).toMatchObject({ ok: true });
    expect(service.flows().map(({ status }) => status)).toEqual(["DEPRECATED", "DEPRECATED"]);
  });
});
