import { type Emulator, startEmulator } from "kaleyra-emulator";

import { killEngineAt, killProviderAt } from "./support/kill";
import { surveyProgram } from "./support/programs";
import { flowsIn, Project } from "./support/project";

const urn = "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow::survey";

/** A project whose program declares a published flow, and the Kaleyra that it speaks to. */
function aProject(kaleyra: Emulator, more = ""): Promise<Project> {
  return Project.create({
    environment: { ...kaleyra.environment },
    files: { "index.js": surveyProgram(more) },
  });
}

const stages = (kaleyra: Emulator) => kaleyra.flows().map(({ status }) => status);

describe("kaleyra-flows recover", () => {
  it.each([
    { operation: "createFlow", hang: "before", made: [] },
    { operation: "createFlow", hang: "after", made: ["DRAFT"] },
    { operation: "uploadDocument", hang: "after", made: ["DRAFT"] },
    { operation: "publishFlow", hang: "after", made: ["PUBLISHED"] },
  ] as const)(
    "leaves no orphan and no duplicate after a kill $hang $operation acted",
    async ({ operation, hang, made }) => {
      await using kaleyra = await startEmulator();
      await using project = await aProject(kaleyra);
      await killEngineAt(kaleyra, { operation, hang }, project);
      await project.expectPulumi("cancel", "--yes");
      expect(stages(kaleyra)).toEqual(made);
      const [left] = kaleyra.flows();

      const recovery = await project.kaleyraFlows("recover", "--yes");

      expect(recovery).toMatchObject({ code: 0 });
      expect((await project.deployment()).pending_operations).toBeUndefined();
      await project.expectPulumi("up", "--yes", "--skip-preview");
      const survey = flowsIn(await project.deployment())["survey"];
      expect(kaleyra.flows().map(({ id, status }) => [id, status])).toEqual([
        [left?.id ?? survey?.id, "PUBLISHED"],
      ]);
      expect(survey?.id).toBe(kaleyra.flows()[0]?.id);
      await project.expectPulumi("destroy", "--yes", "--skip-preview");
      expect(stages(kaleyra)).toEqual(["DEPRECATED"]);
    },
  );

  it("sends only what is missing: nothing, where all was done but writing it down", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "publishFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    await project.kaleyraFlows("recover", "--yes");

    await project.expectPulumi("preview", "--expect-no-changes");
    await project.expectPulumi("refresh", "--yes", "--expect-no-changes");
  });

  it("says how to take off the lock that a killed run has left, and changes nothing", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);

    const { code, output } = await project.kaleyraFlows("recover", "--yes");

    expect(code).toBe(1);
    expect(output).toContain("locked by 1 lock(s)");
    expect(output).toContain("pulumi cancel --yes");
    expect((await project.deployment()).pending_operations).toHaveLength(1);
  });

  it("has the flow deleted that a killed run left, when `up` was run again since", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");
    await project.expectPulumi("up", "--yes", "--skip-preview");
    expect(stages(kaleyra)).toEqual(["DRAFT", "PUBLISHED"]);

    await project.kaleyraFlows("recover", "--yes");
    await project.expectPulumi("up", "--yes", "--skip-preview");

    expect(stages(kaleyra)).toEqual(["PUBLISHED"]);
    expect(flowsIn(await project.deployment())["survey"]?.id).toBe(kaleyra.flows()[0]?.id);
  });

  it("takes one flow in, and has the other deleted, after two kills in a row", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra);
    for (let kill = 0; kill < 2; kill += 1) {
      await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
      await project.expectPulumi("cancel", "--yes");
    }
    expect(stages(kaleyra)).toEqual(["DRAFT", "DRAFT"]);

    await project.kaleyraFlows("recover", "--yes");
    await project.expectPulumi("up", "--yes", "--skip-preview");

    expect(stages(kaleyra)).toEqual(["PUBLISHED"]);
  });

  it("names a flow whose name was chosen, and takes it in when told so", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra, "name: \"Customer 'survey'\",");
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

  it("names the draft that a killed provider left, which the engine has forgotten, and discards it", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra);
    await killProviderAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    const left = kaleyra.flows()[0]?.id ?? "";

    const named = await project.kaleyraFlows("recover", "--yes");
    const discarded = await project.kaleyraFlows("recover", "--discard", left);
    await project.expectPulumi("up", "--yes", "--skip-preview");

    expect(named).toMatchObject({ code: 0, output: expect.stringContaining(left) });
    expect(discarded.code).toBe(0);
    expect(stages(kaleyra)).toEqual(["PUBLISHED"]);
  });

  it("discards no flow that the stack has, and none that is no draft", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "123", name: "survey-0000000", status: "PUBLISHED" }],
    });
    await using project = await aProject(kaleyra, "publish: false,");
    await project.expectPulumi("up", "--yes", "--skip-preview");
    const own = flowsIn(await project.deployment())["survey"]?.id ?? "";

    const runs = [
      await project.kaleyraFlows("recover", "--discard", own),
      await project.kaleyraFlows("recover", "--discard", "123"),
    ];

    expect(runs.map(({ code }) => code)).toEqual([1, 1]);
    expect(kaleyra.flows()).toHaveLength(2);
  });

  it("leaves an interrupted change to `pulumi refresh`, and says so", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra);
    await project.expectPulumi("up", "--yes", "--skip-preview");
    await project.write("index.js", surveyProgram('categories: ["OTHER"],'));
    await killEngineAt(kaleyra, { operation: "updateMetadata", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    const { code, output } = await project.kaleyraFlows("recover", "--yes");
    await project.expectPulumi("up", "--refresh", "--yes", "--skip-preview");

    expect(code).toBe(0);
    expect(output).toContain("interrupted while updating");
    expect(output).toContain("pulumi up --refresh");
    expect((await project.deployment()).pending_operations).toBeUndefined();
    expect(kaleyra.flows()).toMatchObject([{ status: "PUBLISHED", categories: ["OTHER"] }]);
  });

  it("says that nothing is pending, without an account too", async () => {
    await using project = await Project.create({});

    const { code, output } = await project.kaleyraFlows("recover");

    expect(code).toBe(0);
    expect(output).toContain("there is nothing to recover");
  });

  it("changes nothing without --yes where there is nobody to ask", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    const { code, output } = await project.kaleyraFlows("recover");

    expect(code).toBe(2);
    expect(output).toContain("--yes");
    expect((await project.deployment()).pending_operations).toHaveLength(1);
  });

  it("believes no other account that nothing was made", async () => {
    await using kaleyra = await startEmulator();
    await using elsewhere = await startEmulator();
    await using project = await aProject(kaleyra);
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
    expect(output).toContain("under another SID or host");
    expect((await project.deployment()).pending_operations).toHaveLength(1);
  });

  it("keeps secret in the state what is secret in the program", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aProject(
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
