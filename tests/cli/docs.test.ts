import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";

import { startEmulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { flowsIn, Project } from "../support/cli-project";
import { aPreview, live } from "../support/previews";
import { repository } from "../support/repository";
import { killEngineAt } from "./support/kill";
import { compilerOptions, statusListAt, surveyProgram } from "./support/programs";

/** The command lines of a page, after the `$` of a console block. */
async function commandsOf(page: string): Promise<readonly string[]> {
  const text = await pageText(page);
  const consoles = [...text.matchAll(/```console\n(.*?)```/gs)].map(([, lines = ""]) => lines);
  return consoles.flatMap((lines) =>
    [...lines.matchAll(/^\$ (.*)$/gm)].map(([, line = ""]) => line),
  );
}

function pageText(page: string): Promise<string> {
  return readFile(resolve(repository, "docs", page), "utf8");
}

const kaleyraFlows = `'${process.execPath}' '${resolve(repository, "cli/dist/cli/src/main.js")}'`;

/** Runs a command line of a page in a folder that is not a Pulumi project; fails if the command fails. */
async function runIn(folder: Folder, line: string): Promise<void> {
  const run = line.replaceAll("npx kaleyra-flows", kaleyraFlows);
  await promisify(execFile)("sh", ["-c", run], { cwd: folder.path });
}

describe("the docs", () => {
  it.each([
    { page: "validate.md", count: 4 },
    { page: "render.md", count: 4 },
  ])("of $page have $count commands that run without a project", async ({ page, count }) => {
    const appointment = resolve(repository, "examples/published-flow/appointment.json");
    const document = await readFile(appointment, "utf8");
    await using folder = await Folder.create({
      "flows/appointment.json": document,
      "flows/changed.json": document.replace("Book appointment", "Confirm booking"),
    });
    const lines = await commandsOf(page);

    for (const line of lines) await runIn(folder, line);

    expect(lines).toHaveLength(count);
  });

  it("of pull requests have commands that accept a preview's output", async () => {
    await using folder = await Folder.create({
      "preview.json": aPreview({ steps: [{ name: "survey", op: "delete", before: live }] }),
    });
    const page = await commandsOf("pull-requests.md");
    const lines = page.filter((line) => line.startsWith("npx kaleyra-flows "));

    for (const line of lines) await runIn(folder, line);

    expect(lines).toHaveLength(4);
    expect(await folder.read("comment.md")).toContain("**DEPRECATED, not deleted**");
  });

  it("of pull requests list every effect of the gate", async () => {
    await using folder = await Folder.create();
    const page = await pageText("pull-requests.md");
    const documentedEffects = [
      ...page.slice(page.indexOf("| Effect")).matchAll(/^\| `(\w+)` +\|/gm),
    ].map(([, word = ""]) => word);

    const { stdout } = await folder.run(["comment", "--help"]);

    const [, effects = ""] = /one of these effects: ([\w,\s]+?)(?=\s+--)/.exec(stdout) ?? [];
    expect(documentedEffects).toEqual(effects.split(",").map((word) => word.trim()));
  });

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
    // The last command deletes the drafts named `pr-*`, and does not mention others.
    const listsSurvey = runs.map(({ output }) => output.includes("survey a"));
    expect(listsSurvey).toEqual([true, true, true, true, false]);
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
    expect(statusListAt(kaleyra)).toEqual(["PUBLISHED"]);
  });
});
