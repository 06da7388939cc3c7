import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { flowsIn, Project } from "../support/cli-project";
import { killEngineAt } from "./support/kill";
import { compilerOptions, surveyProgram } from "./support/programs";

/** The command lines of a page, after the `$` of a console block. */
async function commandsOf(page: string): Promise<readonly string[]> {
  const text = await readFile(resolve(__dirname, "../../docs", page), "utf8");
  const consoles = [...text.matchAll(/```console\n(.*?)```/gs)].map(([, lines = ""]) => lines);
  return consoles.flatMap((lines) =>
    [...lines.matchAll(/^\$ (.*)$/gm)].map(([, line = ""]) => line),
  );
}

describe("the docs", () => {
  it("of import have commands that bring flows under Pulumi", async () => {
    await using kaleyra = await startEmulator({
      flows: [
        { name: "survey a", status: "PUBLISHED" },
        { name: "survey b" },
        { name: "somebody else's" },
      ],
    });
    await using project = await Project.create({
      environment: { ...kaleyra.environment },
      files: { "index.ts": "", "tsconfig.json": compilerOptions },
    });

    const runs = [];
    for (const line of await commandsOf("import.md")) runs.push(await project.shell(line));

    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(runs).toHaveLength(4);
    expect(Object.keys(flowsIn(await project.deployment())).sort()).toEqual([
      "survey-a",
      "survey-b",
    ]);
  });

  it("of doctor and probe have commands that run on a working account", async () => {
    await using kaleyra = await startEmulator();
    await using project = await Project.create({ environment: { ...kaleyra.environment } });

    const runs = [];
    for (const page of ["doctor.md", "probe.md"]) {
      for (const line of await commandsOf(page)) runs.push(await project.shell(line));
    }

    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(runs).toHaveLength(5);
    expect(await project.read("report.md")).toContain("# Kaleyra's behavior");
    expect(JSON.parse(await project.read("report.json"))).toHaveProperty("findings");
  });

  it("of endpoint have a command that creates a key pair", async () => {
    await using kaleyra = await startEmulator();
    await using project = await Project.create({ environment: { ...kaleyra.environment } });

    const runs = [];
    for (const line of await commandsOf("endpoint.md")) runs.push(await project.shell(line));

    expect(runs.map(({ code }) => code)).toEqual([0]);
    expect(await project.read("public.pem")).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  });

  it("of list have commands that list flows, and delete drafts that no stack manages, by name", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ name: "survey a" }, { name: "pr-1-survey" }],
    });
    await using project = await Project.create({ environment: { ...kaleyra.environment } });
    await project.expectPulumi("stack", "init", "staging");

    const runs = [];
    for (const line of await commandsOf("list.md")) runs.push(await project.shell(line));

    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(runs.map(({ output }) => output.includes("survey a"))).toEqual([
      ...[true, true, true],
      ...[true, false],
    ]);
    expect(kaleyra.flows().map(({ name }) => name)).toEqual(["survey a"]);
  });

  it("of recover have commands that leave one flow, published", async () => {
    await using kaleyra = await startEmulator();
    await using project = await Project.create({
      environment: { ...kaleyra.environment },
      files: { "index.js": surveyProgram() },
    });
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);

    const runs = [];
    for (const line of await commandsOf("recover.md")) runs.push(await project.shell(line));

    expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
    expect(runs).toHaveLength(3);
    expect(kaleyra.flows().map(({ status }) => status)).toEqual(["PUBLISHED"]);
  });
});
