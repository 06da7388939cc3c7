import { setTimeout as pause } from "node:timers/promises";

import { startEmulator } from "kaleyra-emulator";

import { flowsIn } from "../support/cli-project";
import { killEngineAt } from "./support/kill";
import { aSurveyProject, statusListAt } from "./support/programs";

describe("kaleyra-flows recover, after a killed engine", () => {
  it.each([
    { operation: "createFlow", hang: "before", statuses: [] },
    { operation: "createFlow", hang: "after", statuses: ["DRAFT"] },
    { operation: "uploadDocument", hang: "after", statuses: ["DRAFT"] },
    { operation: "publishFlow", hang: "after", statuses: ["PUBLISHED"] },
  ] as const)(
    "leaves no orphan and no duplicate after a kill $hang $operation was applied",
    async ({ operation, hang, statuses }) => {
      await using kaleyra = await startEmulator();
      await using project = await aSurveyProject(kaleyra);
      await killEngineAt(kaleyra, { operation, hang }, project);
      await project.expectPulumi("cancel", "--yes");
      expect(statusListAt(kaleyra)).toEqual(statuses);
      const [orphan] = kaleyra.flows();

      const recovery = await project.kaleyraFlows("recover", "--yes");

      expect(recovery).toMatchObject({ code: 0 });
      expect((await project.deployment()).pending_operations).toBeUndefined();
      await project.expectPulumi("up", "--yes", "--skip-preview");
      const survey = flowsIn(await project.deployment())["survey"];
      expect(kaleyra.flows().map(({ id, status }) => [id, status])).toEqual([
        [orphan?.id ?? survey?.id, "PUBLISHED"],
      ]);
      expect(survey?.id).toBe(kaleyra.flows()[0]?.id);
      await project.expectPulumi("destroy", "--yes", "--skip-preview");
      expect(statusListAt(kaleyra)).toEqual(["DEPRECATED"]);
    },
  );

  it("sends only what is missing: nothing, if only the state was not written", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "publishFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    await project.kaleyraFlows("recover", "--yes");

    expect(await project.pulumi("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
    expect(await project.pulumi("refresh", "--yes", "--expect-no-changes")).toMatchObject({
      code: 0,
    });
  });

  it("is not followed by a create of the killed run, since its provider ended with the engine", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    // Two seconds for a request, after which a living provider would retry.
    project.setEnvironment({ KALEYRA_TIMEOUT_SECONDS: "6" });
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "before" }, project);
    await project.expectPulumi("cancel", "--yes");

    await project.kaleyraFlows("recover", "--yes");
    await pause(5_000);

    expect(kaleyra.flows()).toEqual([]);
  });

  it("explains how to remove the lock of a killed run, and changes nothing", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);

    const { code, output } = await project.kaleyraFlows("recover", "--yes");

    expect(code).toBe(1);
    expect(output).toContain("locked by 1 lock(s)");
    expect(output).toContain("pulumi cancel --yes");
    expect((await project.deployment()).pending_operations).toHaveLength(1);
  });

  it("schedules the flow of a killed run for deletion if a later `up` created another", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");
    await project.expectPulumi("up", "--yes", "--skip-preview");
    expect(statusListAt(kaleyra)).toEqual(["DRAFT", "PUBLISHED"]);

    await project.kaleyraFlows("recover", "--yes");
    await project.expectPulumi("up", "--yes", "--skip-preview");

    expect(statusListAt(kaleyra)).toEqual(["PUBLISHED"]);
    expect(flowsIn(await project.deployment())["survey"]?.id).toBe(kaleyra.flows()[0]?.id);
  });

  it("adopts one flow, and schedules the other for deletion, after two kills in a row", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    for (let kill = 0; kill < 2; kill += 1) {
      await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
      await project.expectPulumi("cancel", "--yes");
    }
    expect(statusListAt(kaleyra)).toEqual(["DRAFT", "DRAFT"]);

    await project.kaleyraFlows("recover", "--yes");
    await project.expectPulumi("up", "--yes", "--skip-preview");

    expect(statusListAt(kaleyra)).toEqual(["PUBLISHED"]);
  });
});
