import { type Emulator, startEmulator } from "kaleyra-emulator";

import { Project } from "../support/cli-project";
import { programOf } from "./support/programs";

/** The flows at Kaleyra, without random digits and ids. */
function flowsAt(service: Emulator): readonly string[] {
  return service
    .flows()
    .map(({ name, status }) => `${name.replace(/-[0-9a-f]{7}$/, "-*")} ${status}`)
    .sort();
}

/** Plans a program, and updates with the plan. */
async function planned(project: Project, body: string): Promise<readonly (number | null)[]> {
  await project.write("index.js", programOf(body));
  const preview = await project.pulumi("preview", "--save-plan", "plan.json");
  const up = await project.pulumi("up", "--yes", "--plan", "plan.json");
  return [preview.code, up.code];
}

const otherWaba = "200000000000000103";

it("follows a plan through the life of flows and their dependents", async () => {
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

  const created = await planned(project, program("Hello"));
  const flows = flowsAt(service);
  const unchanged = await planned(project, program("Hello"));
  const changed = await planned(project, program("Bye"));
  const replaced = await planned(project, program("Bye", `wabaId: "${otherWaba}"`));
  const deleted = await planned(project, `new Flow("after", { categories, flowJson: good });`);

  expect({ created, unchanged, changed, replaced, deleted }).toEqual({
    created: [0, 0],
    unchanged: [0, 0],
    changed: [0, 0],
    replaced: [0, 0],
    deleted: [0, 0],
  });
  expect(flows).toEqual([
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

it("follows a plan with names that are known only in the update, or turn out to be absent", async () => {
  await using service = await startEmulator();
  await using project = await Project.create({ environment: { ...service.environment } });
  const program = (title: string) => `
    const first = structuredClone(good);
    first.screens[0].title = "${title}";
    const base = new Flow("base", { categories, flowJson: first });
    const late = (name) => base.id.apply(() => name);
    new Flow("given", { categories, flowJson: good, name: late("mine") });
    // Without the option Pulumi drops the dependency along with the name: the plan has it.
    new Flow("none", { categories, flowJson: good, name: late(undefined) }, { dependsOn: base });
    new Flow("output", { categories, flowJson: good, name: pulumi.output(undefined) });
  `;

  const created = await planned(project, program("One"));
  const again = await planned(project, program("Two"));

  expect([created, again]).toEqual([
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
