import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { flowsIn, Project, type ProjectOptions } from "../support/cli-project";
import { aDocument } from "../support/documents";
import { compilerOptions } from "./support/programs";

/**
 * The statuses that a flow to import can have. Five, since `manyFlows` varies other properties by twos
 * and threes: so each status meets all of them.
 */
const statuses = ["DRAFT", "PUBLISHED", "THROTTLED", "DRAFT", "BLOCKED"];
/** Names that cannot be file names or identifiers, and names that become equal as one. */
const oddNames = [
  "Customer 'survey' \"2026\"",
  "../../etc/passwd",
  "${process.exit(1)} `x` \\n",
  "😀",
  "予約フォーム",
  "Café réservé",
  "x".repeat(200),
  "right\u202eto left",
  "delete",
  "2 for 1",
  "same name",
  "Same/Name",
  "same-name-2",
];

/** A WABA with 60 flows to import, and three that are deprecated. */
function manyFlows() {
  const alive = Array.from({ length: 60 }, (_, index) => ({
    name: oddNames[index] ?? `Form ${index}`,
    status: statuses[index % statuses.length] ?? "DRAFT",
    categories: index % 2 === 0 ? ["SURVEY", "OTHER"] : ["LEAD_GENERATION"],
    document: aDocument(`Heading ${index}`),
    ...(index % 3 === 0 && { endpointUri: `https://flows.example.com/${index}?a=1&b='2'` }),
  }));
  const gone = ["old", "older", "oldest"].map((name) => ({ name, status: "DEPRECATED" }));
  return [...alive, ...gone];
}

const typeScriptFiles = {
  "index.ts": 'import "./kaleyra-flows";\n',
  "tsconfig.json": compilerOptions,
  "package.json": "{}",
};

function aProject(kaleyra: Emulator, options: ProjectOptions = {}): Promise<Project> {
  return Project.create({ environment: { ...kaleyra.environment }, ...options });
}

/** The arguments of `pulumi` that import the flows of the import file. */
const importFile = [
  "import",
  "--file",
  "kaleyra-import.json",
  "--generate-code=false",
  "--protect=false",
  "--yes",
  "--skip-preview",
];

/** The names at Kaleyra of the flows in the import file. */
async function importedNames(project: Project): Promise<readonly string[]> {
  const { resources } = JSON.parse(await project.read("kaleyra-import.json")) as {
    resources: readonly { inputs: { name: string } }[];
  };
  return resources.map(({ inputs }) => inputs.name);
}

/** Adds a resource "form", which manages flow 1, to the state of the selected stack. */
async function addToState(project: Project, kind: string): Promise<void> {
  const { stdout } = await project.pulumi("stack", "export");
  const exported = JSON.parse(stdout) as { deployment: { resources?: object[] } };
  const type = `pulumi-nodejs:dynamic/kaleyra/whatsapp:${kind}`;
  const form = {
    urn: `urn:pulumi:dev::shop::${type}::form`,
    custom: true,
    id: "1",
    type,
  };
  exported.deployment.resources = [...(exported.deployment.resources ?? []), form];
  await project.write("state.json", JSON.stringify(exported));
  await project.expectPulumi("stack", "import", "--file", "state.json");
}

describe("kaleyra-flows import", () => {
  it("imports 60 flows from several pages; the next preview is empty", async () => {
    await using kaleyra = await startEmulator({ flows: manyFlows(), switches: { pageSize: 7 } });
    await using project = await Project.create({ files: typeScriptFiles });
    const { KALEYRA_API_URL, KALEYRA_SID, KALEYRA_API_KEY, KALEYRA_WABA_ID } = kaleyra.environment;
    await project.expectPulumi("config", "set", "kaleyra:apiUrl", KALEYRA_API_URL);
    await project.expectPulumi("config", "set", "kaleyra:sid", KALEYRA_SID);
    await project.expectPulumi("config", "set", "--secret", "kaleyra:apiKey", KALEYRA_API_KEY);
    await project.expectPulumi("config", "set", "kaleyra:wabaId", KALEYRA_WABA_ID);
    await project.expectPulumi("config", "set", "kaleyra:deletionPolicy", "Retain");
    const before = kaleyra.flows();

    const written = await project.kaleyraFlows("import");
    const imported = await project.pulumi(...importFile);
    const preview = await project.pulumi("preview", "--diff", "--expect-no-changes");
    const refresh = await project.pulumi("refresh", "--yes", "--expect-no-changes");

    expect(written).toMatchObject({ code: 0, output: expect.stringContaining("60 flows") });
    expect(imported).toMatchObject({ code: 0 });
    expect(preview).toMatchObject({ code: 0 });
    expect(refresh).toMatchObject({ code: 0 });
    const inState = Object.values(flowsIn(await project.deployment()));
    expect(inState.map(({ id }) => id).sort()).toEqual(
      before
        .filter(({ status }) => status !== "DEPRECATED")
        .map(({ id }) => id)
        .sort(),
    );
    expect(kaleyra.flows()).toEqual(before);
    const printed = [written, imported, preview, refresh].map(({ output }) => output).join("\n");
    expect(printed + (await project.stateText())).not.toContain(KALEYRA_API_KEY);
  });

  it("generates names that are unique, valid and inside their folder", async () => {
    await using kaleyra = await startEmulator({ flows: manyFlows() });
    await using project = await aProject(kaleyra);

    await project.kaleyraFlows("import");

    const files = await project.list("flows");
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(60);
    expect(files.filter((file) => !/^[a-z0-9-]{1,80}\.json$/.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["same-name.json", "same-name-2.json"]));
    expect(await project.read("kaleyra-flows.ts")).not.toMatch(/\p{Cf}/u);
  });

  it.each([
    { given: ["--id", "11", "--id", "14"], names: ["survey a", "thanks"] },
    { given: ["--name", "survey*"], names: ["survey a", "survey b"] },
    { given: ["--name", "survey ?", "--status", "published"], names: ["survey b"] },
    { given: ["--name", "*.+[c", "--id", "14"], names: ["odd (.+[c", "thanks"] },
    { given: ["--status", "DRAFT"], names: ["odd (.+[c", "survey a"] },
    { given: [], names: ["odd (.+[c", "survey a", "survey b", "thanks"] },
  ])("selects with $given the flows $names", async ({ given, names }) => {
    await using kaleyra = await startEmulator({
      flows: [
        { id: "11", name: "survey a" },
        { id: "12", name: "survey b", status: "PUBLISHED" },
        { id: "13", name: "odd (.+[c" },
        { id: "14", name: "thanks", status: "THROTTLED" },
        { id: "15", name: "survey of old", status: "DEPRECATED" },
      ],
    });
    await using project = await aProject(kaleyra);

    const { code } = await project.kaleyraFlows("import", ...given);

    expect(code).toBe(0);
    expect(await importedNames(project)).toEqual(names);
  });

  it("sets the WABA in the program if it is not the configured one", async () => {
    const [{ wabas }] = demoAccounts;
    const other = wabas[1]?.id ?? "";
    await using kaleyra = await startEmulator({ flows: [{ name: "there", wabaId: other }] });
    await using project = await aProject(kaleyra, { files: typeScriptFiles });

    await project.kaleyraFlows("import", "--waba", other);
    await project.expectPulumi(...importFile);

    expect(await project.read("kaleyra-flows.ts")).toContain(`wabaId: "${other}"`);
    await project.expectPulumi("preview", "--expect-no-changes");
  });

  it("imports a flow with a document that the provider would not send, with a warning", async () => {
    const document = { ...aDocument(), screens: [] };
    await using kaleyra = await startEmulator({ flows: [{ name: "half done", document }] });
    await using project = await aProject(kaleyra, { files: typeScriptFiles });

    const { code, output } = await project.kaleyraFlows("import");
    await project.expectPulumi(...importFile);

    expect(code).toBe(0);
    expect(output).toContain("flowJsonValidation");
    await project.expectPulumi("preview", "--expect-no-changes");
  });

  it("overwrites files only with --force", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "survey" }] });
    await using project = await aProject(kaleyra);
    await project.write("flows/survey.json", "mine");

    const refused = await project.kaleyraFlows("import");
    const kept = await project.read("flows/survey.json");
    const files = await project.list(".");
    const forced = await project.kaleyraFlows("import", "--force");

    expect(refused).toMatchObject({
      code: 1,
      output: expect.stringContaining("flows/survey.json"),
    });
    expect(kept).toBe("mine");
    expect(files).not.toContain("kaleyra-import.json");
    expect(forced.code).toBe(0);
    expect(await project.read("flows/survey.json")).toContain("version");
  });

  it("skips the stack's own flows, and avoids their names", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "survey" }] });
    await using project = await aProject(kaleyra);
    await project.kaleyraFlows("import");
    await project.expectPulumi(...importFile);
    const { id } = kaleyra.addFlow({ name: "Survey!" });

    const { output } = await project.kaleyraFlows("import", "--out", "more");

    expect(output).toContain("the stack already has it, as survey");
    expect(JSON.parse(await project.read("more/kaleyra-import.json"))).toMatchObject({
      resources: [{ id, name: "survey-2" }],
    });
  });

  it.each(["Flow", "FlowMigration"])(
    "skips a flow that another stack of the project manages as a %s, and names the stack",
    async (kind) => {
      await using kaleyra = await startEmulator({
        flows: [{ id: "1", name: "survey", status: "PUBLISHED" }],
      });
      await using project = await aProject(kaleyra, { files: { "index.js": "" } });
      await addToState(project, kind);
      await project.expectPulumi("stack", "init", "prod");

      const named = await project.kaleyraFlows("import", "--id", "1", "--stack", "prod");
      const all = await project.kaleyraFlows("import", "--out", "more");

      for (const { code, output } of [named, all]) {
        expect(code).toBe(0);
        expect(output).toMatch(/skipped: survey \(1\): stack dev has it, as form: to move it/);
        expect(output).toContain("nothing was written");
      }
    },
  );

  it("imports a flow that another stack had, under its name there", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "1", name: "form" }] });
    await using project = await aProject(kaleyra);
    await addToState(project, "Flow");
    await project.expectPulumi("stack", "init", "prod");
    await project.expectPulumi("stack", "rm", "dev", "--yes", "--force");

    await project.kaleyraFlows("import", "--id", "1");

    expect(JSON.parse(await project.read("kaleyra-import.json"))).toMatchObject({
      resources: [{ id: "1", name: "form" }],
    });
  });

  it("writes an ES module if the project is one", async () => {
    await using kaleyra = await startEmulator({ flows: [{ name: "survey" }] });
    await using project = await aProject(kaleyra, {
      files: { "package.json": '{"type":"module"}' },
    });

    const { output } = await project.kaleyraFlows("import");

    expect(await project.read("kaleyra-flows.ts")).toContain("import.meta.dirname");
    expect(output).toContain('import "./kaleyra-flows.ts" in the program');
  });

  it("writes the other flows and exits with 1 if a flow cannot be read", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ name: "good" }, { name: "bad", document: "no JSON" }],
    });
    await using project = await aProject(kaleyra);

    const { code, output } = await project.kaleyraFlows("import");

    expect(code).toBe(1);
    expect(output).toMatch(/not read: bad \(\d+\)/);
    expect(await importedNames(project)).toEqual(["good"]);
  });

  it.each([
    { given: ["--id", "404"], code: 1, message: "no flow 404" },
    { given: ["--name", "nothing*"], code: 1, message: "nothing*" },
    { given: ["--id", "../1"], code: 2, message: "digits" },
    { given: ["--status", "DEPRECATED"], code: 2, message: "would replace it" },
    { given: ["--status", "draught"], code: 2, message: "DRAFT, PUBLISHED" },
    { given: ["--waba", "shop"], code: 2, message: "not a WABA id" },
    { given: ["--wabba", "1"], code: 2, message: "--waba" },
    { given: ["--waba", "404"], code: 1, message: "WABA" },
  ])(
    "exits with $code for $given, with a message about $message",
    async ({ given, code, message }) => {
      await using kaleyra = await startEmulator({ flows: [{ name: "survey" }] });
      await using project = await aProject(kaleyra);

      const run = await project.kaleyraFlows("import", ...given);

      expect(run).toMatchObject({ code, output: expect.stringContaining(message) });
      expect(await project.list(".")).not.toContain("kaleyra-import.json");
    },
  );

  it("names the missing settings if no account is configured", async () => {
    await using project = await Project.create({ environment: { KALEYRA_WABA_ID: "1" } });

    const { code, output } = await project.kaleyraFlows("import");

    expect(code).toBe(1);
    expect(output).toContain("KALEYRA_SID");
  });
});
