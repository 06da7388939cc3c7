import { type Emulator, startEmulator } from "kaleyra-emulator";

import { flowsIn, type Project } from "../support/cli-project";
import { flowTypes } from "../support/previews";
import { killEngineAt } from "./support/kill";
import { type AdapterName, aSurveyProject, surveyProgram } from "./support/programs";

const stateFile = "state/.pulumi/stacks/shop/dev.json";
const bucket = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::bucket";

/**
 * A project whose run was killed while it created two flows: "survey" with an automatic name, and
 * "form" with a chosen one.
 */
async function aKilledRun(kaleyra: Emulator, adapter: AdapterName): Promise<Project> {
  const project = await aSurveyProject(kaleyra, "", adapter);
  const form = 'new kaleyra.whatsapp.Flow("form", { name: "form", categories: ["OTHER"] });';
  await project.write("index.js", `${surveyProgram("", adapter)}\n${form}`);
  await killEngineAt(kaleyra, { operation: "createFlow", hang: "after", times: 2 }, project);
  await project.expectPulumi("cancel", "--yes");
  return project;
}

/** Adds the interrupted creation of another resource to the state. */
async function addPending(project: Project, resource: { urn: string; type: string }) {
  const state = JSON.parse(await project.read(stateFile)) as {
    checkpoint: { latest: { pending_operations: object[] } };
  };
  const operation = { resource: { ...resource, custom: true, inputs: {} }, type: "creating" };
  state.checkpoint.latest.pending_operations.push(operation);
  await project.write(stateFile, JSON.stringify(state));
}

/** The number of pending operations. */
async function pendingIn(project: Project): Promise<number> {
  return (await project.deployment()).pending_operations?.length ?? 0;
}

async function idsIn(project: Project): Promise<Readonly<Record<string, string | undefined>>> {
  const flows = Object.entries(flowsIn(await project.deployment()));
  return Object.fromEntries(flows.map(([name, { id }]) => [name, id]));
}

describe.each(["dynamic", "plugin"] as const)(
  "kaleyra-flows recover, after several operations of the %s provider were interrupted",
  (adapter) => {
    const form = `urn:pulumi:dev::shop::${flowTypes[adapter]}::form`;

    it("writes nothing while a flow is undecided, since that would clear its operation", async () => {
      await using kaleyra = await startEmulator();
      await using project = await aKilledRun(kaleyra, adapter);
      const idOf = (name: RegExp) => kaleyra.flows().find((flow) => name.test(flow.name))?.id;

      const undecided = await project.kaleyraFlows("recover", "--yes", "--json");

      expect(undecided.code).toBe(1);
      expect(undecided.output).toContain(
        "Nothing was changed: Pulumi clears all pending operations",
      );
      expect(JSON.parse(undecided.stdout)).toMatchObject({
        pending: expect.arrayContaining([
          expect.objectContaining({ urn: form, outcome: "undecided" }),
          expect.objectContaining({ outcome: "left" }),
        ]) as unknown,
      });
      expect([await pendingIn(project), await idsIn(project)]).toEqual([2, {}]);

      const adopted = await project.kaleyraFlows("recover", "--yes", "--adopt", form);

      expect(adopted.code).toBe(0);
      expect([await pendingIn(project), await idsIn(project)]).toEqual([
        0,
        { survey: idOf(/^survey-/), form: idOf(/^form$/) },
      ]);
    });

    it("clears a flow with --clear, and does not decide about resources of other providers", async () => {
      await using kaleyra = await startEmulator();
      await using project = await aKilledRun(kaleyra, adapter);
      await addPending(project, { urn: bucket, type: "aws:s3/bucket:Bucket" });

      const undecided = await project.kaleyraFlows("recover", "--yes", "--clear", form);
      const pending = await pendingIn(project);
      const unknownUrn = await project.kaleyraFlows("recover", "--yes", "--clear", `${form}2`);
      const all = ["--clear", form, "--clear", bucket];
      const decided = await project.kaleyraFlows("recover", "--yes", ...all);

      expect([undecided.code, unknownUrn.code, decided.code]).toEqual([1, 2, 0]);
      expect(undecided.output).toContain(`recover --clear ${bucket}`);
      expect(pending).toBe(3);
      const ids = await idsIn(project);
      expect([await pendingIn(project), Object.keys(ids)]).toEqual([0, ["survey"]]);
      expect(kaleyra.flows().map(({ name }) => name)).toContain("form");
    });

    it("clears the creation of an encryption key, which the next up repeats", async () => {
      await using kaleyra = await startEmulator();
      await using project = await aKilledRun(kaleyra, adapter);
      const type = flowTypes[adapter].replace("Flow", "FlowsEncryptionKey");
      await addPending(project, { urn: `urn:pulumi:dev::shop::${type}::key`, type });

      const { code, output } = await project.kaleyraFlows("recover", "--yes", "--adopt", form);

      expect(code).toBe(0);
      expect(output).toContain("the next `pulumi up` sets the key");
      expect([await pendingIn(project), Object.keys(await idsIn(project)).length]).toEqual([0, 2]);
    });
  },
);
