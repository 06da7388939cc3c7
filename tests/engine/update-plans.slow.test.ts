import { type Emulator, startEmulator } from "kaleyra-emulator";

import { Project } from "../support/cli-project";
import { programOf } from "./support/programs";

/** The flows at Kaleyra as `<name> <status>`, sorted, with `*` for the random digits of automatic names. */
function flowsAt(service: Emulator): readonly string[] {
  return service
    .flows()
    .map(({ name, status }) => `${name.replace(/-[0-9a-f]{7}$/, "-*")} ${status}`)
    .sort();
}

/**
 * Saves the plan of a program, and updates with it; `programOf` describes the body.
 *
 * @returns The exit codes of both commands.
 */
async function updateWithPlan(project: Project, body: string): Promise<readonly (number | null)[]> {
  await project.write("index.js", programOf(body));
  const preview = await project.pulumi("preview", "--save-plan", "plan.json");
  const up = await project.pulumi("up", "--yes", "--plan", "plan.json");
  return [preview.code, up.code];
}

const otherWaba = "200000000000000103";

it("an update follows its saved plan, from the create of flows and their dependents to the delete", async () => {
  await using service = await startEmulator();
  await using project = await Project.create({ environment: { ...service.environment } });
  const program = (heading: string, args = "") => `
    const document = structuredClone(good);
    document.screens[0].layout.children[0].text = "${heading}";
    const base = new Flow("base", { categories, flowJson: document, publish: true, ${args} });
    const text = base.id.apply((id) => JSON.stringify({ ...good, screens: [{ ...good.screens[0], title: id }] }));
    new Flow("dependent", { categories, flowJson: text, publish: true });
    new Flow("named", { categories, name: "named", flowJson: pulumi.secret(document) });
    new Flow("after", { categories, flowJson: good }, { dependsOn: base });
  `;

  const created = await updateWithPlan(project, program("Hello"));
  const flowsAfterCreate = flowsAt(service);
  const unchanged = await updateWithPlan(project, program("Hello"));
  const changed = await updateWithPlan(project, program("Bye"));
  const replaced = await updateWithPlan(project, program("Bye", `wabaId: "${otherWaba}"`));
  const deleted = await updateWithPlan(
    project,
    `new Flow("after", { categories, flowJson: good });`,
  );

  expect({ created, unchanged, changed, replaced, deleted }).toEqual({
    created: [0, 0],
    unchanged: [0, 0],
    changed: [0, 0],
    replaced: [0, 0],
    deleted: [0, 0],
  });
  expect(flowsAfterCreate).toEqual([
    "after-* DRAFT",
    "base-* PUBLISHED",
    "dependent-* PUBLISHED",
    "named DRAFT",
  ]);
  expect(flowsAt(service)).toEqual([
    "after-* DRAFT",
    "base-* DEPRECATED",
    "base-* DEPRECATED",
    "dependent-* DEPRECATED",
  ]);
});

it("an update follows its saved plan if names are known only in the update, or are then absent", async () => {
  await using service = await startEmulator();
  await using project = await Project.create({ environment: { ...service.environment } });
  const program = (title: string) => `
    const first = structuredClone(good);
    first.screens[0].title = "${title}";
    const base = new Flow("base", { categories, flowJson: first });
    const late = (name) => base.id.apply(() => name);
    new Flow("given", { categories, flowJson: good, name: late("mine") });
    // Without the option Pulumi drops the dependency on base with the name, but the plan has the dependency.
    new Flow("none", { categories, flowJson: good, name: late(undefined) }, { dependsOn: base });
    new Flow("output", { categories, flowJson: good, name: pulumi.output(undefined) });
  `;

  const created = await updateWithPlan(project, program("One"));
  const changed = await updateWithPlan(project, program("Two"));

  expect([created, changed]).toEqual([
    [0, 0],
    [0, 0],
  ]);
  expect(flowsAt(service)).toEqual([
    "base-* DRAFT",
    "mine DRAFT",
    "none-* DRAFT",
    "output-* DRAFT",
  ]);
});
