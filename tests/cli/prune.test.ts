import { notFound, startEmulator, type Emulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { Project } from "../support/cli-project";
import { killEngineAt } from "./support/kill";
import { aSurveyProject, surveyProgram } from "./support/programs";

/** Flows that no stack manages. A lower id is older. */
const byHand = [
  { id: "100", name: "third" },
  { id: "20", name: "second" },
  { id: "3", name: "first" },
  { id: "4", name: "live", status: "PUBLISHED" },
  { id: "5", name: "gone", status: "DEPRECATED" },
];

function namesAt(kaleyra: Emulator): readonly string[] {
  return kaleyra.flows().map(({ name }) => name);
}

function aProject(kaleyra: Emulator): Promise<Project> {
  return Project.create({ environment: { ...kaleyra.environment } });
}

/** The members of `prune --json` that this test reads. */
interface PruneReport {
  readonly drafts: readonly { readonly name: string; readonly outcome: string }[];
}

describe("kaleyra-flows prune", () => {
  it("lists drafts, oldest first, and changes nothing by itself", async () => {
    await using kaleyra = await startEmulator({ flows: byHand });
    await using project = await aProject(kaleyra);

    const { code, output } = await project.kaleyraFlows("prune");

    expect(code).toBe(0);
    expect(output).toMatch(/first \(3\)\n +second \(20\)\n +third \(100\)\nNothing was changed/);
    expect(output).not.toMatch(/live|gone/);
    expect(kaleyra.flows()).toHaveLength(5);
  });

  it("deletes the drafts that no given stack manages, and nothing else", async () => {
    await using kaleyra = await startEmulator({ flows: byHand });
    await using project = await aSurveyProject(kaleyra, 'name: "of dev", publish: false,');
    await project.expectPulumi("up", "--yes", "--skip-preview");
    await project.expectPulumi("stack", "init", "other");
    await project.write("index.js", surveyProgram('name: "of other", publish: false,'));
    await project.expectPulumi("up", "--yes", "--skip-preview");

    const { code, output } = await project.kaleyraFlows(
      ...["prune", "--stack", "dev", "--stack", "other", "--delete", "--yes"],
    );

    expect(code).toBe(0);
    expect(output).toContain("3 of 3: third (100) deleted");
    expect([...namesAt(kaleyra)].sort()).toEqual(["gone", "live", "of dev", "of other"]);
  });

  it("skips the flow that a killed run was creating", async () => {
    await using kaleyra = await startEmulator({ flows: byHand });
    await using project = await aSurveyProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");

    const { code, output } = await project.kaleyraFlows("prune", "--delete", "--yes");

    expect(code).toBe(0);
    expect(output).toMatch(
      /skipped: survey-[0-9a-f]{7} \(\d+\): a run of stack dev is or was creating it/,
    );
    expect([...namesAt(kaleyra)].sort()).toEqual([
      "gone",
      "live",
      expect.stringMatching(/^survey-/),
    ]);
  });

  it("keeps a draft that was published a moment ago, and continues", async () => {
    await using kaleyra = await startEmulator({ flows: byHand });
    await using project = await aProject(kaleyra);
    // The list is older than what happens to the flows next.
    kaleyra.addFault({ operation: "listFlows", status: 200, body: { data: draftsOf(kaleyra) } });
    kaleyra.setStatus("3", "PUBLISHED");
    kaleyra.removeFlow("20");

    const run = await project.kaleyraFlows("prune", "--delete", "--yes", "--json");
    const deletions = kaleyra.requests().filter(({ method }) => method === "DELETE");

    expect(run.code).toBe(0);
    const { drafts } = JSON.parse(run.output.slice(run.output.indexOf("{"))) as PruneReport;
    expect(drafts.map(({ name, outcome }) => [name, outcome])).toEqual([
      ["first", "kept"],
      ["second", "gone"],
      ["third", "deleted"],
    ]);
    expect(deletions.map(({ flowId }) => flowId)).toEqual(["100"]);
  });

  it("names a draft that could not be deleted, deletes the others, and exits with 1", async () => {
    await using kaleyra = await startEmulator({
      flows: [
        { id: "1", name: "stuck", formerlyPublished: true },
        { id: "2", name: "free" },
      ],
      switches: { formerlyPublishedUndeletable: true },
    });
    await using project = await aProject(kaleyra);

    const { code, output } = await project.kaleyraFlows("prune", "--delete", "--yes");

    expect(code).toBe(1);
    expect(output).toContain("stuck (1) failed: could not delete stuck (1)");
    expect(namesAt(kaleyra)).toEqual(["stuck"]);
  });

  it.each(["getFlow", "deleteFlow"] as const)(
    "does not report a draft as gone that %s does not find although the list has it",
    async (operation) => {
      await using kaleyra = await startEmulator({ flows: [{ id: "100", name: "there" }] });
      await using project = await aProject(kaleyra);
      kaleyra.addFault({ operation, path: "100", times: "always", ...notFound("flow_id") });

      const { code, output } = await project.kaleyraFlows("prune", "--delete", "--yes");

      expect(code).toBe(1);
      expect(output).toContain(
        "there (100) failed: could not delete there (100): Kaleyra lists it",
      );
      expect(namesAt(kaleyra)).toEqual(["there"]);
    },
  );

  it("deletes by name, after a confirmation", async () => {
    await using kaleyra = await startEmulator({ flows: byHand });
    await using project = await aProject(kaleyra);

    const withoutTerminal = await project.kaleyraFlows("prune", "--delete", "--name", "*st");
    const confirmed = await project.shell(
      "echo y | script -qec 'node_modules/.bin/kaleyra-flows prune --delete --name \"*st\"' /dev/null",
    );

    expect(withoutTerminal).toMatchObject({ code: 2, output: expect.stringContaining("--yes") });
    expect(confirmed.output).toContain("Delete 1 draft of WABA");
    expect(namesAt(kaleyra)).not.toContain("first");
    expect(kaleyra.flows()).toHaveLength(4);
  });

  it("needs a project with a readable state", async () => {
    await using kaleyra = await startEmulator({ flows: byHand });
    await using folder = await Folder.create();
    await using project = await aProject(kaleyra);

    const outsideOfProject = await folder.run(["prune"], {
      environment: { ...kaleyra.environment },
    });
    const unknownStack = await project.kaleyraFlows(
      "prune",
      "--stack",
      "nobody",
      "--delete",
      "--yes",
    );

    expect(outsideOfProject).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Pulumi project"),
    });
    expect(unknownStack.code).toBe(1);
    expect(kaleyra.flows()).toHaveLength(5);
  });
});

function draftsOf(kaleyra: Emulator): readonly object[] {
  return kaleyra.flows().filter(({ status }) => status === "DRAFT");
}
