import { failures, startEmulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { aDocument } from "../support/documents";

describe("kaleyra-flows import --json", () => {
  it("prints what was written and what was not, with notes on stderr", async () => {
    await using kaleyra = await startEmulator({
      flows: [
        { id: "11", name: "survey", document: aDocument() },
        { id: "12", name: "half done", document: { ...aDocument(), screens: [] } },
        { id: "13", name: "bad", document: "no JSON" },
        { id: "14", name: "old", status: "DEPRECATED" },
      ],
    });
    await using folder = await Folder.create();

    const { code, stdout, stderr } = await folder.run(["import", "--json", "--out", "shop"], {
      environment: { ...kaleyra.environment },
    });

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      wabaId: kaleyra.environment.KALEYRA_WABA_ID,
      importFile: "shop/kaleyra-import.json",
      program: "shop/kaleyra-flows.ts",
      flows: [
        {
          id: "12",
          name: "half done",
          logicalName: "half-done",
          document: "shop/flows/half-done.json",
          flowJsonValidation: "Warn",
        },
        { id: "11", name: "survey", logicalName: "survey", document: "shop/flows/survey.json" },
      ],
      skipped: [{ id: "14", name: "old", reason: expect.stringContaining("DEPRECATED forever") }],
      failed: [{ id: "13", name: "bad", reason: expect.any(String) }],
    });
    expect(stderr).toContain("not read: bad (13)");
    expect(JSON.parse(await folder.read("shop/kaleyra-import.json"))).toHaveProperty("resources");
  });

  it("lists by name what could not be read, whatever fails first", async () => {
    await using kaleyra = await startEmulator({
      flows: [
        { id: "11", name: "a", document: "no JSON" },
        { id: "12", name: "b" },
      ],
    });
    // The document of the other flow is read after more requests.
    kaleyra.addFault({
      operation: "getFlow",
      path: "/12",
      times: "always",
      ...failures.notEntitled,
    });
    await using folder = await Folder.create();

    const { stdout } = await folder.run(["import", "--json"], {
      environment: { ...kaleyra.environment },
    });

    expect(JSON.parse(stdout)).toMatchObject({ failed: [{ name: "a" }, { name: "b" }] });
  });

  it("names no file if none was written", async () => {
    await using kaleyra = await startEmulator({ flows: [] });
    await using folder = await Folder.create();

    const { code, stdout } = await folder.run(["import", "--json"], {
      environment: { ...kaleyra.environment },
    });

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ importFile: null, program: null, flows: [] });
  });
});
