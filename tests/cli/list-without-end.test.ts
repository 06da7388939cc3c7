import { startEmulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { killEngineAt } from "./support/kill";
import { aSurveyProject, statusListAt } from "./support/programs";

/** More than the 25 of a page, so that the list has a second one. */
const flows = Array.from({ length: 31 }, (_, index) => ({
  id: String(100 + index),
  name: `flow ${index}`,
}));
const item = { id: "100", name: "flow 0", status: "DRAFT", categories: ["OTHER"] };

/** Responses of a list without a proper end. */
const responses: readonly [string, object][] = [
  ["a cursor that is ignored", { data: [item], paging: { cursors: { after: "again" } } }],
  ["a cursor that is not a string", { data: [item], paging: { cursors: { after: 25 } } }],
  ["a next page without a cursor", { data: [item], paging: { next: "https://example.test/" } }],
];

describe("a list without a proper end", () => {
  it.each(responses)("is an error in list and import: %s", async (_given, body) => {
    await using kaleyra = await startEmulator({ flows });
    await using folder = await Folder.create();
    kaleyra.addFault({ operation: "listFlows", status: 200, body, times: "always" });
    const environment = { ...kaleyra.environment };

    for (const command of [["list"], ["import"]]) {
      const run = await folder.run(command, { environment });
      expect({ command, code: run.code }).toEqual({ command, code: 1 });
      expect(run.stdout).toBe("");
    }
    expect(kaleyra.flows()).toHaveLength(flows.length);
  });

  it("prevents recover from resolving a creation until the list is complete", async () => {
    await using kaleyra = await startEmulator({ flows });
    await using project = await aSurveyProject(kaleyra);
    await killEngineAt(kaleyra, { operation: "createFlow", hang: "after" }, project);
    await project.expectPulumi("cancel", "--yes");
    const body = { data: [item], paging: { cursors: { after: "again" } } };
    kaleyra.addFault({ operation: "listFlows", status: 200, body, times: "always" });

    const failed = await project.kaleyraFlows("recover", "--yes");

    expect(failed.code).toBe(1);
    expect(failed.output).not.toContain("nothing was created");
    expect((await project.deployment()).pending_operations).toHaveLength(1);

    kaleyra.clearFaults();
    expect(await project.kaleyraFlows("recover", "--yes")).toMatchObject({ code: 0 });
    await project.expectPulumi("up", "--yes", "--skip-preview");
    expect(statusListAt(kaleyra).filter((status) => status === "PUBLISHED")).toHaveLength(1);
    expect(kaleyra.flows()).toHaveLength(flows.length + 1);
  });
});
