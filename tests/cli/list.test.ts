import { startEmulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { Project } from "../support/cli-project";
import { aSurveyProject } from "./support/programs";

const flows = [
  { id: "11", name: "survey a", categories: ["SURVEY", "OTHER"] },
  { id: "12", name: "survey b", status: "PUBLISHED" },
  { id: "13", name: "thanks\u001b[2J", status: "DEPRECATED" },
];

interface Listed {
  readonly flows: readonly { readonly name: string; readonly managed: boolean | null }[];
}

describe("kaleyra-flows list", () => {
  it("prints a table outside of a project, without the control characters of a name", async () => {
    await using kaleyra = await startEmulator({ flows });
    await using folder = await Folder.create();

    const { code, stdout } = await folder.run(["list"], {
      environment: { ...kaleyra.environment },
    });

    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toEqual([
      "ID  STATUS      CATEGORIES     NAME",
      "11  DRAFT       SURVEY, OTHER  survey a",
      "12  PUBLISHED   OTHER          survey b",
      "13  DEPRECATED  OTHER          thanks\ufffd[2J",
    ]);
  });

  it("has colors on a terminal", async () => {
    await using kaleyra = await startEmulator({ flows });
    await using folder = await Folder.create();

    const output = await folder.runOnTerminal(["list"], { ...kaleyra.environment });

    expect(output).toContain("\u001b[32mPUBLISHED\u001b[39m");
  });

  it.each([
    { given: ["--name", "survey ?"], names: ["survey a", "survey b"] },
    { given: ["--id", "13", "--id", "11"], names: ["survey a", "thanks\u001b[2J"] },
    {
      given: ["--status", "draft", "--status", "DEPRECATED"],
      names: ["survey a", "thanks\u001b[2J"],
    },
    { given: ["--name", "nothing"], names: [] },
    { given: ["--id", "11", "--status", "PUBLISHED"], names: [] },
  ])("selects with $given the flows $names", async ({ given, names }) => {
    await using kaleyra = await startEmulator({ flows, switches: { pageSize: 2 } });
    await using folder = await Folder.create();

    const run = await folder.run(["list", "--json", ...given], {
      environment: { ...kaleyra.environment },
    });

    expect((JSON.parse(run.stdout) as Listed).flows.map(({ name }) => name)).toEqual(names);
  });

  it("shows which stack manages a flow", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "11", name: "by hand" }] });
    await using project = await aSurveyProject(kaleyra, 'name: "survey",');
    await project.expectPulumi("up", "--yes", "--skip-preview");
    await project.expectPulumi("stack", "init", "empty");

    const both = await project.kaleyraFlows("list", "--stack", "empty", "--stack", "dev");
    const unmanaged = await project.kaleyraFlows("list", "--unmanaged", "--stack", "dev");
    const selected = await project.kaleyraFlows("list", "--managed");
    const json = await project.kaleyraFlows("list", "--json", "--stack", "dev", "--managed");

    expect(both.output).toMatch(/^11 +DRAFT +OTHER +- +by hand$/m);
    expect(both.output).toMatch(/ PUBLISHED +SURVEY +dev: survey +survey$/m);
    expect(unmanaged.output).not.toContain("survey");
    expect(selected.output).toContain("has no such flow");
    expect(JSON.parse(json.output)).toMatchObject({
      flows: [
        {
          name: "survey",
          status: "PUBLISHED",
          managed: true,
          managedBy: [{ stack: "dev", name: "survey" }],
        },
      ],
    });
  });

  it.each([
    { given: ["--unmanaged"], code: 2, message: "Pulumi project" },
    { given: ["--managed", "--unmanaged"], code: 2, message: "cannot be used with" },
    { given: ["--waba", "404"], code: 1, message: "WABA 404" },
    { given: ["--id", "404"], code: 1, message: "has no flow 404; --waba" },
    { given: ["--id", "11", "--id", "404", "--json"], code: 1, message: "no flow 404" },
    { given: ["--id", "404", "--id", "405"], code: 1, message: "no flow 404, and no flow 405" },
    { given: ["--id", "404", "--name", "survey*"], code: 1, message: "no flow 404" },
    { given: ["--id", "../1"], code: 2, message: "digits" },
    { given: ["--status", "a b"], code: 2, message: "status" },
  ])("exits with $code for $given", async ({ given, code, message }) => {
    await using kaleyra = await startEmulator({ flows });
    await using folder = await Folder.create();

    const run = await folder.run(["list", ...given], { environment: { ...kaleyra.environment } });

    expect(run).toMatchObject({ code, stderr: expect.stringContaining(message) });
  });

  it("lists the flows in a project without a stack, with a note", async () => {
    await using kaleyra = await startEmulator({ flows });
    await using project = await Project.create({ environment: { ...kaleyra.environment } });
    await project.expectPulumi("stack", "rm", "dev", "--yes");

    const { code, output } = await project.kaleyraFlows("list");
    const named = await project.kaleyraFlows("list", "--stack", "nobody");

    expect(named).toMatchObject({ code: 1, output: expect.stringContaining("stack's state") });
    expect(code).toBe(0);
    expect(output).toContain("could not find out what is managed");
    expect(output).toContain("survey a");
  });
});
