import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { Project } from "../support/cli-project";
import { aDocument } from "../support/documents";
import { gate, previewForms, previewInto } from "./support/forms";
import { type AdapterName, packages } from "./support/programs";

// A dozen runs of the engine, one after the other.
jest.setTimeout(600_000);

const [{ wabas }] = demoAccounts;
const [here = "", source = "", elsewhere = ""] = wabas.map(({ id }) => id);

/**
 * For each flow, the text of its arguments and options before and after a change of the program;
 * empty if the program does not declare it. `live` and `draft` are functions of `programOf`.
 */
const changes: Readonly<Record<string, readonly [before: string, after: string]>> = {
  kept: ["live()", "live()"],
  edited: ["live()", 'live({ categories: ["OTHER"] })'],
  removed: ["live()", ""],
  removedDraft: ["draft()", ""],
  movedToAnotherWaba: ["live()", `live({ wabaId: "${elsewhere}" })`],
  withoutEndpoint: ['live({ endpointUri: "https://example.com/flow" })', "live()"],
  replacedForItsDocument: [
    'live({ updateStrategy: "Replace" })',
    `live({ updateStrategy: "Replace", flowJson: ${JSON.stringify(aDocument("Bye"))} })`,
  ],
  retained: ['live({ deletionPolicy: "Retain" })', ""],
  retainedByOption: ["live({}, { retainOnDelete: true })", ""],
  retainedAndReplaced: [
    'live({ deletionPolicy: "Retain" })',
    `live({ deletionPolicy: "Retain", wabaId: "${elsewhere}" })`,
  ],
  renamed: ["live()", ""],
  renamedTo: ["", "live()"],
  movedWithAlias: ["live()", ""],
  movedTo: ["", 'live({}, { aliases: [{ name: "movedWithAlias" }] })'],
};

describe.each(["dynamic", "plugin"] as const)("a plan of the %s provider", (adapter) => {
  it("is blocked exactly for the flows that it removes, in every format of the preview", async () => {
    await using kaleyra = await startEmulator({
      flows: ["copy", "copyAgain"].map((name) => ({ name, wabaId: source, status: "PUBLISHED" })),
    });
    await using project = await Project.create({
      environment: { ...kaleyra.environment },
      files: { "index.js": programOf(0, adapter) },
    });
    await project.expectPulumi("up", "--yes", "--skip-preview");
    const names = await namesById(project);
    const before = publishedIn(kaleyra);
    await project.write("index.js", programOf(1, adapter));

    const blocked: string[][] = [];
    for (const form of Object.values(previewForms)) {
      for (const stream of [false, true]) {
        await previewInto("preview.json", form, { project, stream });
        const run = await gate("preview.json", project, "--json");
        expect(run.code).toBe(1);
        const json = JSON.parse(run.stdout) as { blocked: { kind: string; flow: string }[] };
        blocked.push(json.blocked.map(({ kind, flow }) => `${kind} ${flow}`).sort());
      }
    }
    const [first = []] = blocked;
    expect(blocked).toEqual(blocked.map(() => first));

    await project.expectPulumi("up", "--yes", "--skip-preview");
    const managed = await namesById(project);
    const after = publishedIn(kaleyra);
    const nameById = (id: string) => names.get(id) ?? id;
    const blockedFor = (kind: string) =>
      first.filter((effect) => effect.startsWith(`${kind} `)).map((effect) => effect.split(" ")[1]);
    const deprecated = [...before].filter((id) => names.has(id) && !after.has(id)).map(nameById);
    const retained = [...after].filter((id) => names.has(id) && !managed.has(id)).map(nameById);
    expect(blockedFor("deprecate")).toEqual(deprecated.sort());
    expect(blockedFor("retain")).toEqual(retained.sort());
    expect(blockedFor("delete")).toEqual(["removedDraft"]);
    expect(deprecated).toEqual([
      "copied",
      "copiedAgain",
      "movedToAnotherWaba",
      "removed",
      "renamed",
      "replacedForItsDocument",
      "withoutEndpoint",
    ]);
    expect(retained).toEqual(["retained", "retainedAndReplaced", "retainedByOption"]);
  });
});

/** The program before the change, or after it. */
function programOf(index: 0 | 1, adapter: AdapterName): string {
  const flows = Object.entries(changes)
    .filter(([, states]) => states[index] !== "")
    .map(([name, states]) => `new whatsapp.Flow("${name}", ...${states[index]});`);
  // The change removes one copy, and moves the other to another WABA.
  const copies =
    index === 0
      ? [copyOf("copied", "copy", here), copyOf("copiedAgain", "copyAgain", here)]
      : [copyOf("copiedAgain", "copyAgain", elsewhere)];
  return `
const { whatsapp } = require("${packages[adapter]}");
const flowJson = ${JSON.stringify(aDocument())};
const draft = (args, options) => [{ categories: ["SURVEY"], flowJson, ...args }, options];
const live = (args, options) => draft({ publish: true, ...args }, options);
${[...flows, ...copies].join("\n")}
`;
}

function copyOf(name: string, flowName: string, destination: string): string {
  return `new whatsapp.FlowMigration("${name}", { sourceWabaId: "${source}", destinationWabaId: "${destination}", flowName: "${flowName}" });`;
}

/** The resources' names by the ids of their flows. */
async function namesById(project: Project): Promise<ReadonlyMap<string, string>> {
  const { resources = [] } = await project.deployment();
  return new Map(
    resources.flatMap(({ id, urn, type }) =>
      id !== undefined && type.includes("whatsapp:")
        ? [[id, urn.split("::").at(-1) ?? ""] as const]
        : [],
    ),
  );
}

/** The ids of the published flows. */
function publishedIn(kaleyra: Emulator): ReadonlySet<string> {
  return new Set(
    kaleyra
      .flows()
      .filter(({ status }) => status === "PUBLISHED")
      .map(({ id }) => id),
  );
}
