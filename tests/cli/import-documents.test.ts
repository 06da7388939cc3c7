import { startEmulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { aDocument } from "../support/documents";

/** Neither sorted by name nor in the order of `aDocument`. */
const unsortedDocument = JSON.stringify({
  version: "7.3",
  data_api_version: "3.0",
  routing_model: { Z_LAST: [], A_FIRST: ["Z_LAST"] },
  screens: ["A_FIRST", "Z_LAST"].map((id) => ({ id, title: "A title", terminal: true })),
});

describe("the documents that kaleyra-flows import writes", () => {
  it.each([
    { given: "the usual order", document: JSON.stringify(aDocument()) },
    { given: "routes and screens in an order of their own", document: unsortedDocument },
    { given: "the alphabetical order", document: '{"screens":[],"version":"7.3"}' },
    { given: "a document with line breaks", document: JSON.stringify(aDocument(), null, 4) },
  ])("keep Kaleyra's order of keys: $given", async ({ document }) => {
    await using kaleyra = await startEmulator({ flows: [{ name: "survey", document }] });
    await using folder = await Folder.create();

    await folder.run(["import"], { environment: { ...kaleyra.environment } });

    const indented = JSON.stringify(JSON.parse(document), null, 2);
    expect(await folder.read("flows/survey.json")).toBe(`${indented}\n`);
  });
});
