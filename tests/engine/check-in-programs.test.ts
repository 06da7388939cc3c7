import { type Emulator, startEmulator } from "kaleyra-emulator";

import { Project } from "../cli/support/project";
import { adapter } from "./support/adapter";
import { stagesAt } from "./support/flows";
import { programOf } from "./support/programs";

const isDynamic = adapter === "dynamic";

async function projectOf(service: Emulator, body: string): Promise<Project> {
  return Project.create({
    environment: { ...service.environment },
    files: { "index.js": programOf(body) },
  });
}

function withoutDigits(stages: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(stages)
    .map(([name, stage]) => `${name.replace(/-[0-9a-f]{7}$/, "")} ${stage}`)
    .sort();
}

const flowsAt = (service: Emulator) => withoutDigits(stagesAt(service));

it("fails a preview once, with what is wrong in every document", async () => {
  await using service = await startEmulator();
  await using project = await projectOf(
    service,
    `
    new Flow("one", { categories, flowJson: bad("NoneOne") });
    new Flow("two", { categories, flowJson: JSON.stringify(bad("NoneTwo")) });
    new Flow("fine", { categories, flowJson: good });
    new Flow("three", { categories, flowJson: pulumi.output(bad("NoneThree")) });
    `,
  );

  const preview = await project.pulumi("preview");
  const up = await project.pulumi("up", "--yes");
  const update = await project.pulumi("up", "--yes", "--skip-preview");
  expect([preview.code, up.code, update.code]).toEqual([1, 1, 1]);
  const shown = ["NoneOne", "NoneTwo", "NoneThree"].filter((name) => preview.output.includes(name));
  expect(shown).toHaveLength(isDynamic ? 3 : 1);
  expect(flowsAt(service).filter((flow) => flow !== "fine DRAFT")).toEqual([]);
});
