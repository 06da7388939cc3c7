import entry from "../../../docs/schemastore-entry.json";
import packageJson from "../../../package.json";
import { flowJsonSchemas } from "../../../tools/flow-json/schemas";

/** unpkg serves the files of npm's packages under this address. */
const published = "https://unpkg.com/pulumi-kaleyra/";

describe("the JSON Schemas", () => {
  it("have the addresses that they get when the package is published", () => {
    const addresses = [...flowJsonSchemas()].map(([file, { $id }]) => [`dist/schema/${file}`, $id]);

    expect(packageJson.files).toContain("dist/schema");
    expect(addresses).toEqual(addresses.map(([file]) => [file, `${published}${file}`]));
  });

  it("are in the entry for SchemaStore", () => {
    expect(entry).toEqual({
      name: expect.any(String),
      description: expect.any(String),
      fileMatch: ["*.flow.json"],
      url: flowJsonSchemas().get("flow.schema.json")?.["$id"],
    });
  });
});
