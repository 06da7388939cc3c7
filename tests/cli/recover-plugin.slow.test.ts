import { startEmulator, type Emulator } from "kaleyra-emulator";

import { flowsIn, type Project } from "../support/cli-project";
import { killEngineAt } from "./support/kill";
import { aSurveyProject, statusListAt } from "./support/programs";

const urn = "urn:pulumi:dev::shop::kaleyra:whatsapp:Flow::survey";

/** Runs `up`, kills the engine at the request of the fault, and removes the lock. */
async function upKilledAt(
  kaleyra: Emulator,
  fault: Parameters<typeof killEngineAt>[1],
  project: Project,
): Promise<void> {
  await killEngineAt(kaleyra, fault, project);
  await project.expectPulumi("cancel", "--yes");
}

describe("kaleyra-flows recover, on a stack of the plugin", () => {
  it.each([
    { operation: "createFlow", hang: "before", statuses: [], outcome: "cleared" },
    { operation: "createFlow", hang: "after", statuses: ["DRAFT"], outcome: "adopted" },
    { operation: "uploadDocument", hang: "after", statuses: ["DRAFT"], outcome: "adopted" },
  ] as const)(
    "leaves no orphan and no duplicate after a kill $hang $operation was applied",
    async ({ operation, hang, statuses, outcome }) => {
      await using kaleyra = await startEmulator();
      await using project = await aSurveyProject(kaleyra, "", "plugin");
      await upKilledAt(kaleyra, { operation, hang }, project);
      expect(statusListAt(kaleyra)).toEqual(statuses);
      const [orphan] = kaleyra.flows();

      const { code, stdout, output } = await project.kaleyraFlows("recover", "--yes", "--json");

      expect(code).toBe(0);
      const flow = orphan && { flow: { id: orphan.id, name: orphan.name, status: "DRAFT" } };
      expect(JSON.parse(stdout)).toEqual({
        pending: [{ urn, type: "creating", outcome, ...flow }],
        discarded: [],
        orphans: [],
      });
      expect(output).toContain("The stack's state is fixed");
      expect((await project.deployment()).pending_operations).toBeUndefined();
      await project.expectPulumi("up", "--yes", "--skip-preview");
      const survey = flowsIn(await project.deployment())["survey"];
      expect(survey?.type).toBe("kaleyra:whatsapp:Flow");
      expect(kaleyra.flows().map(({ id, status }) => [id, status])).toEqual([
        [orphan?.id ?? survey?.id, "PUBLISHED"],
      ]);
      await project.expectPulumi("destroy", "--yes", "--skip-preview");
      expect(statusListAt(kaleyra)).toEqual(["DEPRECATED"]);
    },
  );

  it("writes a flow into the state like the plugin, with encrypted secrets", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(
      kaleyra,
      'endpointUri: pulumi.secret("https://flows.example.com/s3cret"),',
      "plugin",
    );
    await upKilledAt(kaleyra, { operation: "publishFlow", hang: "after" }, project);

    const { code, output } = await project.kaleyraFlows("recover", "--yes");

    expect(code).toBe(0);
    const survey = flowsIn(await project.deployment())["survey"];
    expect(survey?.outputs?.["flowId"]).toBe(kaleyra.flows()[0]?.id);
    expect(output + (await project.stateText())).not.toMatch(/s3cret|__provider/);
    await project.expectPulumi("preview", "--expect-no-changes");
    await project.expectPulumi("refresh", "--yes", "--expect-no-changes");
  });

  it("reports a flow with a chosen name, and how to import it for the plugin", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra, 'name: "Survey",', "plugin");
    await upKilledAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    const id = kaleyra.flows()[0]?.id;

    const undecided = await project.kaleyraFlows("recover", "--yes", "--json");
    const adopted = await project.kaleyraFlows("recover", "--yes", "--adopt", urn);

    expect(undecided.code).toBe(1);
    expect(JSON.parse(undecided.stdout)).toMatchObject({
      pending: [{ urn, outcome: "undecided", flow: { id, name: "Survey" } }],
    });
    expect(undecided.output).toContain(`--id ${id} --plugin`);
    expect(adopted.code).toBe(0);
    expect(flowsIn(await project.deployment())["survey"]?.id).toBe(id);
  });

  it("schedules the flow of a killed run for deletion if a later `up` created another", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra, "", "plugin");
    await upKilledAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("up", "--yes", "--skip-preview");

    const { stdout } = await project.kaleyraFlows("recover", "--yes", "--json");
    await project.expectPulumi("up", "--yes", "--skip-preview");

    expect(JSON.parse(stdout)).toMatchObject({ pending: [{ outcome: "adoptedForDeletion" }] });
    expect(statusListAt(kaleyra)).toEqual(["PUBLISHED"]);
    expect(flowsIn(await project.deployment())["survey"]?.id).toBe(kaleyra.flows()[0]?.id);
  });
});
