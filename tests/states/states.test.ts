import { TestStack } from "../support/stack";
import { asWritten, programFor, type Adapter, writtenStates } from "./support/written-states";

/** A state of the plugin stays with the plugin; a stack of the dynamic provider may switch. */
const readers: readonly (readonly [string, Adapter])[] = writtenStates.flatMap((name) =>
  name.endsWith("-plugin")
    ? [[name, "plugin"] as const]
    : [[name, "dynamic"] as const, [name, "plugin"] as const],
);

const reads = new Set(["getFlow", "listFlows", "listAssets", "downloadDocument"]);

describe.each(readers)(
  "the state %s, with the current program on the %s adapter",
  (name, adapter) => {
    it("has an empty preview, is adopted without a call, and shows no drift", async () => {
      const { kaleyra, state } = await asWritten(name);
      await using service = kaleyra;
      await using stack = await TestStack.create({
        kaleyra: service,
        program: programFor(adapter),
      });
      await stack.importState(state);
      const before = service.flows();

      expect(await stack.preview()).toMatchObject({ ok: true, changes: { same: 5 } });
      expect(await stack.up()).toMatchObject({ ok: true, changes: { same: 5 } });
      expect(service.requests()).toEqual([]);
      expect(await stack.refresh()).toMatchObject({ ok: true, changes: { same: 5 } });
      expect(await stack.preview()).toMatchObject({ ok: true, changes: { same: 5 } });

      expect(service.flows()).toEqual(before);
      expect(service.requests().filter(({ operation }) => !reads.has(operation ?? ""))).toEqual([]);
      const types = (await stack.flows()).map(({ urn }) => urn.split("::")[2]);
      const type = {
        dynamic: "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow",
        plugin: "kaleyra:whatsapp:Flow",
      };
      expect(new Set(types)).toEqual(new Set([type[adapter]]));
    });

    it("is destroyed: drafts are deleted, published flows are deprecated", async () => {
      const { kaleyra, state } = await asWritten(name);
      await using service = kaleyra;
      await using stack = await TestStack.create({
        kaleyra: service,
        program: programFor(adapter),
      });
      await stack.importState(state);
      if (adapter === "plugin") await stack.up();

      const run = await stack.destroy();

      expect(run).toMatchObject({ ok: true, changes: { delete: 5 } });
      expect(run.warnings).toEqual([expect.stringMatching(/^kaleyra: survey \(\d+\): DEPRECATED/)]);
      expect(service.flows().map((flow) => [flow.name, flow.status])).toEqual([
        ["survey", "DEPRECATED"],
      ]);
      expect(await stack.flows()).toEqual([]);
    });
  },
);
