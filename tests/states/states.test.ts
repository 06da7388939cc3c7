import { flowTypes } from "../support/previews";
import { TestStack } from "../support/stack";
import {
  type AdapterName,
  programFor,
  recordings,
  startAsRecorded,
} from "./support/written-states";

/**
 * Each recording with the adapters that read its state. A program may switch from the dynamic
 * provider to the plugin; to go back, users import the flows.
 */
const readers: readonly (readonly [recording: string, AdapterName])[] = recordings.flatMap((name) =>
  name.endsWith("-plugin")
    ? [[name, "plugin"] as const]
    : [[name, "dynamic"] as const, [name, "plugin"] as const],
);

/** The operations that change nothing at Kaleyra. */
const readOperations = new Set(["getFlow", "listFlows", "listAssets", "downloadDocument"]);

/** The resources in the state of a recording: four flows and the stack. */
const resourceCount = 5;

describe.each(readers)(
  "the state %s, with the current program on the %s adapter",
  (name, adapter) => {
    it("has an empty preview, needs no call in `up`, and shows no drift", async () => {
      const { kaleyra: recorded, state } = await startAsRecorded(name);
      await using kaleyra = recorded;
      await using stack = await TestStack.create({ kaleyra, program: programFor(adapter) });
      await stack.importState(state);
      const before = kaleyra.flows();
      const unchanged = { ok: true, changes: { same: resourceCount } };

      expect(await stack.preview()).toMatchObject(unchanged);
      expect(await stack.up()).toMatchObject(unchanged);
      expect(kaleyra.requests()).toEqual([]);
      expect(await stack.refresh()).toMatchObject(unchanged);
      expect(await stack.preview()).toMatchObject(unchanged);

      expect(kaleyra.flows()).toEqual(before);
      expect(
        kaleyra.requests().filter(({ operation }) => !readOperations.has(operation ?? "")),
      ).toEqual([]);
      const types = (await stack.flows()).map(({ urn }) => urn.split("::")[2]);
      expect(new Set(types)).toEqual(new Set([flowTypes[adapter]]));
    });

    it("is destroyed: drafts are deleted, published flows are deprecated", async () => {
      const { kaleyra: recorded, state } = await startAsRecorded(name);
      await using kaleyra = recorded;
      await using stack = await TestStack.create({ kaleyra, program: programFor(adapter) });
      await stack.importState(state);
      // A destroy uses the adapter in the state. An `up` moves a dynamic provider's state to the plugin.
      if (adapter === "plugin") await stack.up();

      const run = await stack.destroy();

      expect(run).toMatchObject({ ok: true, changes: { delete: resourceCount } });
      expect(run.warnings).toEqual([expect.stringMatching(/^kaleyra: survey \(\d+\): DEPRECATED/)]);
      expect(kaleyra.flows().map((flow) => [flow.name, flow.status])).toEqual([
        ["survey", "DEPRECATED"],
      ]);
      expect(await stack.flows()).toEqual([]);
    });
  },
);
