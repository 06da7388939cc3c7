import { notFound, startEmulator } from "kaleyra-emulator";

import { Project, flowsIn } from "../support/cli-project";
import { killEngineAt, killProviderAt } from "./support/kill";
import { aSurveyProject, statusListAt, surveyProgram } from "./support/programs";

const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow::survey";

describe("kaleyra-flows recover", () => {
  it("reports a flow with a chosen name, and adopts it with --adopt", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra, "name: \"Customer 'survey'\",");
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");
    const [flow] = kaleyra.flows();

    const undecided = await project.kaleyraFlows("recover", "--yes");
    const pending = (await project.deployment()).pending_operations;
    const decided = await project.kaleyraFlows("recover", "--yes", "--adopt", urn);

    expect(undecided.code).toBe(1);
    expect(undecided.output).toContain(flow?.id);
    expect(undecided.output).toContain(`kaleyra-flows recover --adopt ${urn}`);
    expect(pending).toHaveLength(1);
    expect(decided.code).toBe(0);
    await project.expectPulumi("up", "--yes", "--skip-preview");
    expect(kaleyra.flows().map(({ id, status }) => [id, status])).toEqual([
      [flow?.id, "PUBLISHED"],
    ]);
  });

  it("reports a draft of a killed provider, which the engine has forgotten, and discards it", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    await killProviderAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    const orphanId = kaleyra.flows()[0]?.id ?? "";

    const reported = await project.kaleyraFlows("recover", "--yes", "--json");
    const discarded = await project.kaleyraFlows("recover", "--discard", orphanId, "--json");
    await project.expectPulumi("up", "--yes", "--skip-preview");

    expect(reported).toMatchObject({ code: 0, output: expect.stringContaining("--discard <id>") });
    const draft = { id: orphanId, name: expect.stringMatching(/^survey-/), status: "DRAFT" };
    expect(JSON.parse(reported.stdout)).toEqual({ pending: [], discarded: [], orphans: [draft] });
    expect(discarded.code).toBe(0);
    expect(JSON.parse(discarded.stdout)).toEqual({ pending: [], discarded: [draft], orphans: [] });
    expect(statusListAt(kaleyra)).toEqual(["PUBLISHED"]);
  });

  it("does not report a draft as discarded that Kaleyra does not find although its list has it", async () => {
    const name = "survey-1a2b3c4";
    await using kaleyra = await startEmulator({ flows: [{ id: "123", name }] });
    await using project = await aSurveyProject(kaleyra);
    kaleyra.addFault({ operation: "deleteFlow", ...notFound("flow_id") });
    kaleyra.addFault({
      operation: "getFlow",
      path: /fields=id(,|%2C)status$/i,
      ...notFound("flow_id"),
    });

    const { code, output } = await project.kaleyraFlows("recover", "--discard", "123", "--yes");

    expect(code).toBe(1);
    expect(output).toContain("could not discard survey-1a2b3c4 (123): Kaleyra lists it");
    expect(kaleyra.flow("123")?.status).toBe("DRAFT");
  });

  it.each(["PUBLISHED", "THROTTLED"])(
    "reports a flow that is %s and has an automatic name of a resource, and does not discard it",
    async (status) => {
      await using kaleyra = await startEmulator({
        flows: [
          { id: "123", name: "survey-0123abc", status },
          { id: "124", name: "other-0123abc", status },
          { id: "125", name: "survey-0123abd", status: "DEPRECATED" },
        ],
      });
      await using project = await aSurveyProject(kaleyra);
      await project.expectPulumi("up", "--yes", "--skip-preview");

      const { code, output, stdout } = await project.kaleyraFlows("recover", "--json");
      const discard = await project.kaleyraFlows("recover", "--discard", "123");

      expect(code).toBe(0);
      expect(output).toContain("kaleyra-flows import --id <id>");
      expect(JSON.parse(stdout)).toMatchObject({
        orphans: [{ id: "123", name: "survey-0123abc", status }],
      });
      expect(discard.code).toBe(1);
      expect(kaleyra.flow("123")?.status).toBe(status);
    },
  );

  it("refuses to discard a flow of the stack, or one that is not a draft", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "123", name: "survey-0000000", status: "PUBLISHED" }],
    });
    await using project = await aSurveyProject(kaleyra, "publish: false,");
    await project.expectPulumi("up", "--yes", "--skip-preview");
    const managedId = flowsIn(await project.deployment())["survey"]?.id ?? "";

    const runs = [
      await project.kaleyraFlows("recover", "--discard", managedId),
      await project.kaleyraFlows("recover", "--discard", "123"),
    ];

    expect(runs.map(({ code }) => code)).toEqual([1, 1]);
    expect(kaleyra.flows()).toHaveLength(2);
  });

  it("leaves an interrupted change to `pulumi refresh`, with a message", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    await project.expectPulumi("up", "--yes", "--skip-preview");
    await project.write("index.js", surveyProgram('categories: ["OTHER"],'));
    await killEngineAt(kaleyra, { operation: "updateMetadata", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    const { code, output, stdout } = await project.kaleyraFlows("recover", "--yes", "--json");
    await project.expectPulumi("up", "--refresh", "--yes", "--skip-preview");

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      pending: [{ urn, type: "updating", outcome: "left" }],
    });
    expect(output).toContain("interrupted while updating");
    expect(output).toContain("pulumi up --refresh");
    expect((await project.deployment()).pending_operations).toBeUndefined();
    expect(kaleyra.flows()).toMatchObject([{ status: "PUBLISHED", categories: ["OTHER"] }]);
  });

  it("reports that nothing is pending, even without an account", async () => {
    await using project = await Project.create({});

    const { code, output } = await project.kaleyraFlows("recover");

    expect(code).toBe(0);
    expect(output).toContain("there is nothing to recover");
  });

  it("changes nothing without --yes if there is no terminal to ask on", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    const { code, output } = await project.kaleyraFlows("recover");

    expect(code).toBe(2);
    expect(output).toContain("--yes");
    expect((await project.deployment()).pending_operations).toHaveLength(1);
  });

  it("does not trust another account's answer that nothing was created", async () => {
    await using kaleyra = await startEmulator();
    await using elsewhere = await startEmulator();
    await using project = await aSurveyProject(kaleyra);
    await project.expectPulumi("up", "--yes", "--skip-preview");
    await project.write(
      "index.js",
      `${surveyProgram()}
new kaleyra.whatsapp.Flow("second", { categories: ["OTHER"] });`,
    );
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");
    project.setEnvironment({ ...elsewhere.environment });

    const { code, output } = await project.kaleyraFlows("recover", "--yes");

    expect(code).toBe(1);
    expect(output).toContain("with another SID or host");
    expect((await project.deployment()).pending_operations).toHaveLength(1);
  });

  it("keeps the program's secrets secret in the state", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aSurveyProject(
      kaleyra,
      'endpointUri: pulumi.secret("https://flows.example.com/s3cret"),',
    );
    await killEngineAt(kaleyra, { operation: "publishFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    const { code, output } = await project.kaleyraFlows("recover", "--yes");

    expect(code).toBe(0);
    expect(await project.stateText()).not.toContain("s3cret");
    expect(output).not.toContain("s3cret");
    await project.expectPulumi("preview", "--expect-no-changes");
  });
});
