import { startEmulator, type Emulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { flowsIn, type Project } from "../support/cli-project";
import { aDocument } from "../support/documents";
import { gate, otherForms, previewForms, previewInto } from "./support/forms";
import { aSurveyProject, statusListAt, surveyProgram, type AdapterName } from "./support/programs";

// Some fifteen runs of the engine, one after the other.
jest.setTimeout(600_000);

describe.each(["dynamic", "plugin"] as const)(
  "kaleyra-flows comment --fail-on, after an unfinished replacement, on a stack of the %s provider",
  (adapter) => {
    it("blocks the deprecation of the old flow in every format of the preview", async () => {
      await using kaleyra = await startEmulator();
      await using project = await aHalfReplacedFlow(kaleyra, adapter);
      await project.write("index.js", surveyProgram("publish: false", adapter));

      for (const [name, form] of Object.entries({ ...previewForms, ...otherForms })) {
        for (const stream of [false, true]) {
          await previewInto("preview.json", form, { project, stream });
          const { code, output } = await gate("preview.json", project);
          expect([name, stream, code]).toEqual([name, stream, 1]);
          expect(output).toContain("held back: deprecate of survey");
          expect(output).toContain(
            "left over from an earlier replacement: **DEPRECATED, not deleted**, forever",
          );
        }
      }

      // An excluded flow is not deleted, and one JSON document does not show that it is excluded.
      const urn = Object.values(flowsIn(await project.deployment()))[0]?.urn ?? "";
      const without = ["preview", "--json", "--exclude", urn];
      await previewInto("preview.json", without, { project, stream: true });
      expect(await gate("preview.json", project)).toMatchObject({ code: 0 });
      await previewInto("preview.json", without, { project, stream: false });
      expect(await gate("preview.json", project)).toMatchObject({ code: 1 });

      await previewInto("preview.json", ["preview", "--json"], { project, stream: false });
      const label = "kaleyra-allow:deprecate:survey";
      const allowed = await gate("preview.json", project, "--labels", `bug,${label}`);
      expect(allowed.code).toBe(0);
      expect(allowed.stdout).toContain(`- \`${label}\` lets through: deprecate of \`survey\``);

      // What the gate held back is what the next update does.
      expect(statusListAt(kaleyra)).toEqual(["PUBLISHED", "DRAFT"]);
      await project.expectPulumi("up", "--yes", "--skip-preview");
      expect(statusListAt(kaleyra)).toEqual(["DEPRECATED", "DRAFT"]);
    });
  },
);

describe("kaleyra-flows comment --fail-on, with one JSON document", () => {
  it("blocks if there is no state, or only that of another stack or time", async () => {
    await using kaleyra = await startEmulator();
    await using project = await aHalfReplacedFlow(kaleyra, "dynamic");
    await previewInto("preview.json", ["preview", "--json"], { project, stream: false });
    await using elsewhere = await Folder.create({
      "preview.json": await project.read("preview.json"),
    });
    const args = ["comment", "preview.json", "--fail-on", "deprecate"];
    const hint = "set PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true for the preview";

    const withoutProject = await elsewhere.run(args);
    await project.expectPulumi("stack", "init", "other");
    const otherStack = await gate("preview.json", project, "--stack", "other");
    const noStack = await gate("preview.json", project, "--stack", "missing");
    const preview = await project.read("preview.json");
    await project.write("preview.json", preview.replace(/"id": "\d+"/, '"id": "1"'));
    const stale = await gate("preview.json", project);
    project.setEnvironment({ PATH: "/nowhere" });
    const withoutPulumi = await gate("preview.json", project);

    for (const { code, stdout } of [withoutProject, otherStack, noStack, stale, withoutPulumi]) {
      expect(code).toBe(1);
      expect(stdout).toContain("- unknown of `*` (");
      expect(stdout).toContain(hint);
    }
    expect(otherStack.stdout).toContain("the state is not that of shop/dev, which was previewed");
    expect(stale.stdout).toContain("the state is not that of shop/dev, which was previewed");
    expect(withoutProject.stdout).toContain("there is no Pulumi project");
    expect(withoutPulumi.stdout).toContain("no `pulumi` on the PATH");
  });
});

/**
 * A live flow that waits for its deletion, and the draft of its replacement, which could not be
 * published.
 */
async function aHalfReplacedFlow(kaleyra: Emulator, adapter: AdapterName): Promise<Project> {
  const replace = 'updateStrategy: "Replace",';
  const project = await aSurveyProject(kaleyra, replace, adapter);
  await project.expectPulumi("up", "--yes", "--skip-preview");
  kaleyra.addFault({ operation: "publishFlow", times: "always", status: 500, body: {} });
  const changed = `${replace} flowJson: ${JSON.stringify(aDocument("Bye"))},`;
  await project.write("index.js", surveyProgram(changed, adapter));
  const { code } = await project.pulumi("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(statusListAt(kaleyra)).toEqual(["PUBLISHED", "DRAFT"]);
  kaleyra.clearFaults();
  return project;
}
