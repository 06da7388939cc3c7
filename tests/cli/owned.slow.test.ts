import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

import { demoAccounts, type Emulator, notFound, startEmulator } from "kaleyra-emulator";

import { Project } from "../support/cli-project";
import { aDocument } from "../support/documents";
import { type AdapterName, packages } from "./support/programs";

const [{ wabas }] = demoAccounts;
const [destination = "", source = ""] = wabas.map(({ id }) => id);

/** A flow under an automatic name, and the copy of one whose name looks automatic. */
function program(adapter: AdapterName): string {
  return `
const kaleyra = require("${packages[adapter]}");
new kaleyra.whatsapp.Flow("survey", {
  categories: ["SURVEY"],
  flowJson: ${JSON.stringify(JSON.stringify(aDocument()))},
});
new kaleyra.whatsapp.FlowMigration("copy", {
  sourceWabaId: "${source}",
  destinationWabaId: "${destination}",
  flowName: "copied-0123abc",
  deletionPolicy: "Prevent",
});
`;
}

/** A flow to copy, and a draft that no stack manages. */
function aKaleyra(): Promise<Emulator> {
  return startEmulator({
    flows: [
      { id: "11", wabaId: source, name: "copied-0123abc" },
      { id: "12", wabaId: destination, name: "stray-0000000" },
    ],
  });
}

function aProject(kaleyra: Emulator, adapter: AdapterName): Promise<Project> {
  const environment = { ...kaleyra.environment };
  return Project.create({ environment, files: { "index.js": program(adapter) } });
}

/** The flows of the WABA of the program. */
function draftsAt(kaleyra: Emulator) {
  return kaleyra.flows(destination).map(({ id, name }) => ({ id, name }));
}

interface Listed {
  readonly flows: readonly { readonly id: string; readonly managed: boolean }[];
}

describe.each(["dynamic", "plugin"] as const)(
  "a flow that a stack of the %s adapter manages",
  (adapter) => {
    it("is neither pruned nor discarded, including its copies in other WABAs", async () => {
      await using kaleyra = await aKaleyra();
      await using project = await aProject(kaleyra, adapter);
      await project.expectPulumi("up", "--yes", "--skip-preview");
      await project.expectPulumi("stack", "init", "other");
      const drafts = draftsAt(kaleyra);
      const managed = drafts.filter(({ id }) => id !== "12");
      expect(managed.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["copied-0123abc", expect.stringMatching(/^survey-/)]),
      );

      // The selected stack is "other", which does not have the flows.
      const listed = await project.kaleyraFlows("list", "--stack", "dev", "--json");
      const found = await project.kaleyraFlows("recover", "--json", "--stack", "dev");
      const discards = [];
      for (const stack of ["dev", "other"]) {
        for (const { id } of managed) {
          discards.push(await project.kaleyraFlows("recover", "--discard", id, "--stack", stack));
        }
      }
      const imported = await project.kaleyraFlows("import", "--stack", "dev", "--json");
      const pruned = await project.kaleyraFlows("prune", "--stack", "dev", "--delete", "--yes");
      await project.kaleyraFlows("prune", "--stack", "other", "--delete", "--yes");

      const { flows } = JSON.parse(listed.stdout) as Listed;
      const listedAsManaged = flows.filter((flow) => flow.managed).map(({ id }) => id);
      expect(listedAsManaged.sort()).toEqual(managed.map(({ id }) => id).sort());
      expect(JSON.parse(found.stdout)).toMatchObject({ orphans: [{ id: "12" }] });
      expect(discards.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
      expect(discards[0]?.output).toContain("stack dev has it");
      expect(JSON.parse(imported.stdout)).toMatchObject({ flows: [{ id: "12" }] });
      expect(pruned.code).toBe(0);
      expect(draftsAt(kaleyra)).toEqual(managed);
    });

    it.each(["createFlow", "migrateFlows"] as const)(
      "is not deleted while a run is at %s, nor after a kill",
      async (operation) => {
        await using kaleyra = await aKaleyra();
        await using project = await aProject(kaleyra, adapter);
        kaleyra.addFault({ operation, hang: "after" });
        const up = project.beginUp();
        const exit = once(up, "exit");
        while (kaleyra.faults().length > 0) await pause(50);
        while (draftsAt(kaleyra).length < 3) await pause(50);
        await pause(300);
        const drafts = draftsAt(kaleyra);

        const during = [
          await project.kaleyraFlows("prune", "--delete", "--yes"),
          ...(await discardAll(project, drafts)),
        ];
        up.kill("SIGKILL");
        await exit;
        const killed = [
          await project.kaleyraFlows("prune", "--delete", "--yes"),
          ...(await discardAll(project, drafts)),
        ];
        await project.expectPulumi("cancel", "--yes");
        const created = drafts.filter(({ id }) => id !== "12");
        const unlocked = await discardAll(project, created);
        const pruned = await project.kaleyraFlows("prune", "--delete", "--yes");

        for (const { code, output } of [...during, ...killed]) {
          expect(code).toBe(1);
          expect(output).toContain("pulumi cancel --yes --stack organization/shop/dev");
        }
        for (const { code, output } of unlocked) {
          expect(code).toBe(1);
          expect(output).toMatch(/has it, as|was creating it/);
        }
        expect(pruned.code).toBe(0);
        expect(draftsAt(kaleyra)).toEqual(expect.arrayContaining(created));
        expect(draftsAt(kaleyra)).toHaveLength(created.length);
      },
    );
  },
);

function discardAll(project: Project, flows: readonly { readonly id: string }[]) {
  return Promise.all(flows.map(({ id }) => project.kaleyraFlows("recover", "--discard", id)));
}

describe("a draft that a stack adopts between the look-up and the deletion", () => {
  it("is not deleted", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "12", name: "stray-0000000" }] });
    await using project = await Project.create({
      environment: { ...kaleyra.environment },
      files: { "index.js": "" },
    });
    await project.kaleyraFlows("import", "--plugin", "--out", "import");
    // The read of the status right before the deletion takes longer than an import.
    kaleyra.addFault({ operation: "getFlow", slowBodyMs: 40_000 });

    const pruning = project.kaleyraFlows("prune", "--delete", "--yes");
    while (kaleyra.faults().length > 0) await pause(50);
    await project.expectPulumi(
      ...["import", "--file", "import/kaleyra-import.json", "--generate-code=false"],
      ...["--protect=false", "--yes"],
    );
    const { code, output } = await pruning;

    expect(code).toBe(0);
    expect(output).toMatch(/stray-0000000 \(12\) kept: stack dev has it/);
    expect(kaleyra.flow("12")).toBeDefined();
  });
});

describe("kaleyra-flows recover --discard", () => {
  it("deletes a draft with an automatic name that no stack has", async () => {
    await using kaleyra = await aKaleyra();
    await using project = await aProject(kaleyra, "plugin");
    await project.expectPulumi("cancel", "--yes");

    const { code } = await project.kaleyraFlows("recover", "--discard", "12");

    expect(code).toBe(0);
    expect(kaleyra.flow("12")).toBeUndefined();
  });

  it("does not report success for a flow that is listed although Kaleyra answers that it does not exist", async () => {
    await using kaleyra = await aKaleyra();
    await using project = await aProject(kaleyra, "plugin");
    await project.expectPulumi("cancel", "--yes");
    kaleyra.addFault({ operation: "deleteFlow", ...notFound("flow_id") });

    const { code, output } = await project.kaleyraFlows("recover", "--discard", "12");

    expect(code).toBe(1);
    expect(output).toMatch(/could not discard stray-0000000 \(12\)/);
    expect(kaleyra.flow("12")).toBeDefined();
  });
});
