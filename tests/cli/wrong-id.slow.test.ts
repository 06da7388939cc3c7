import { demoAccounts, startEmulator } from "kaleyra-emulator";

import type { Project } from "../support/cli-project";
import { aSurveyProject } from "./support/programs";

/** Writes another id into the stack's state, as after a create that was answered with a wrong id. */
async function changeIdInState(project: Project, from: string, to: string): Promise<void> {
  await project.expectPulumi("stack", "export", "--file", "state.json");
  const state = await project.read("state.json");
  expect(state).toContain(`"id": "${from}"`);
  await project.write("state.json", state.replaceAll(`"id": "${from}"`, `"id": "${to}"`));
  await project.expectPulumi("stack", "import", "--file", "state.json");
}

describe("a draft whose resource has the id of another flow in the state", () => {
  it("is neither pruned nor discarded, and a refresh finds it again", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "123", name: "by hand" }] });
    await using project = await aSurveyProject(kaleyra, "publish: false,");
    await project.expectPulumi("up", "--yes", "--skip-preview");
    const flow = kaleyra.flows().find(({ id }) => id !== "123");
    const id = flow?.id ?? "";
    await changeIdInState(project, id, "123");

    const prune = await project.kaleyraFlows("prune", "--delete", "--yes");
    const discard = await project.kaleyraFlows("recover", "--discard", id, "--yes");
    const recover = await project.kaleyraFlows("recover", "--json");
    const list = await project.kaleyraFlows("list");

    const reason = "survey of stack dev has this name and another id";
    expect(prune.output).toContain(reason);
    expect(discard.code).toBe(1);
    expect(discard.output).toContain(reason);
    expect(JSON.parse(recover.stdout)).toMatchObject({ orphans: [] });
    expect(list.output).toContain("dev: survey (under another id)");
    expect(kaleyra.flows().map((remaining) => remaining.id)).toEqual(expect.arrayContaining([id]));
    await project.expectPulumi("refresh", "--yes");
    expect((await project.deployment()).resources).toContainEqual(expect.objectContaining({ id }));
  });

  it("is neither pruned nor discarded if a migration copied it", async () => {
    const name = "survey-1a2b3c4";
    await using kaleyra = await startEmulator({
      flows: [
        { id: "123", name: "by hand" },
        { id: "124", name, wabaId: demoAccounts[0].wabas[1]?.id ?? "" },
      ],
    });
    await using project = await aSurveyProject(kaleyra);
    await project.write(
      "index.js",
      `const kaleyra = require("pulumi-kaleyra");
       const sourceWabaId = "${kaleyra.flow("124")?.wabaId}";
       new kaleyra.whatsapp.FlowMigration("copy", { sourceWabaId, flowName: "${name}" });`,
    );
    await project.expectPulumi("up", "--yes", "--skip-preview");
    const { id = "" } = kaleyra.flows().find((flow) => !["123", "124"].includes(flow.id)) ?? {};
    await changeIdInState(project, id, "123");

    const prune = await project.kaleyraFlows("prune", "--delete", "--yes");
    const discard = await project.kaleyraFlows("recover", "--discard", id, "--yes");

    for (const { output } of [prune, discard]) {
      expect(output).toContain("copy of stack dev has this name and another id");
    }
    expect(kaleyra.flow(id)?.status).toBe("DRAFT");
  });
});
