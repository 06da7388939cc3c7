import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { flowsIn, Project } from "../support/cli-project";
import { aDocument } from "../support/documents";
import { compilerOptions } from "./support/programs";

describe("kaleyra-flows import --plugin", () => {
  it("brings flows under the plugin, with an empty next preview", async () => {
    const [{ wabas }] = demoAccounts;
    const wabaId = wabas[1]?.id ?? "";
    await using kaleyra = await startEmulator({
      flows: [
        { id: "11", name: "live", status: "PUBLISHED", wabaId, endpointUri: "https://example.com" },
        { id: "12", name: "half done", wabaId, document: { ...aDocument(), screens: [] } },
      ],
    });
    await using project = await Project.create({
      environment: { ...kaleyra.environment },
      files: { "index.ts": 'import "./kaleyra-flows";\n', "tsconfig.json": compilerOptions },
    });
    await project.expectPulumi("config", "set", "kaleyra:deletionPolicy", "Retain");
    const before = kaleyra.flows();

    await project.kaleyraFlows("import", "--plugin", "--waba", wabaId);
    await project.expectPulumi(
      ...["import", "--file", "kaleyra-import.json", "--generate-code=false", "--protect=false"],
      ...["--yes", "--skip-preview"],
    );
    const imported = flowsIn(await project.deployment());
    const preview = await project.pulumi("preview", "--diff", "--expect-no-changes");
    const refresh = await project.pulumi("refresh", "--yes", "--expect-no-changes");

    expect(preview).toMatchObject({ code: 0 });
    expect(refresh).toMatchObject({ code: 0 });
    const type = "kaleyra:whatsapp:Flow";
    expect(imported).toMatchObject({
      live: { type, id: "11", outputs: { flowId: "11", status: "PUBLISHED", wabaId } },
      "half-done": { type, id: "12", outputs: { flowId: "12", status: "DRAFT", wabaId } },
    });
    expect(await project.stateText()).not.toContain("__provider");
    expect(kaleyra.flows()).toEqual(before);
  });
});
