import { startEmulator } from "kaleyra-emulator";

import { Project } from "../support/cli-project";

describe("kaleyra-flows import", () => {
  // As after a write that was cut off.
  it.each(['{"version": 3, "checkpoint": {', ""])(
    "writes nothing if the state of another stack cannot be read: %j",
    async (state) => {
      await using kaleyra = await startEmulator({ flows: [{ id: "1", name: "form" }] });
      await using project = await Project.create({ environment: { ...kaleyra.environment } });
      await project.expectPulumi("stack", "init", "prod");
      await project.write("state/.pulumi/stacks/shop/dev.json", state);

      const { code, output } = await project.kaleyraFlows("import", "--id", "1");

      expect(code).toBe(1);
      expect(output).toMatch(/kaleyra-flows: could not (list|read) the/);
      await expect(project.read("kaleyra-import.json")).rejects.toThrow("ENOENT");
    },
  );

  it("reads the states of all stacks if none is selected", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "1", name: "form" }] });
    await using project = await Project.create({ environment: { ...kaleyra.environment } });
    const first = await project.kaleyraFlows("import");
    const file = ["--file", "kaleyra-import.json", "--generate-code=false", "--protect=false"];
    await project.expectPulumi("import", ...file, "--yes", "--skip-preview");
    await project.expectPulumi("stack", "unselect");

    const { output } = await project.kaleyraFlows("import", "--out", "more");

    expect(first.code).toBe(0);
    expect(output).toContain("skipped: form (1): stack dev has it");
    expect(output).toContain("nothing was written");
  });
});
