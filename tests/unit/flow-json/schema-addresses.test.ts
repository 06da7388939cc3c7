import entry from "../../../docs/schemastore-entry.json";
import packageJson from "../../../package.json";
import { flowJsonSchemas } from "../../../tools/flow-json/schemas";

/** unpkg serves the files of npm's packages under this address. */
const published = "https://unpkg.com/pulumi-kaleyra/";

const schemas = [...flowJsonSchemas()].map(
  ([file, schema]) => [file, (schema as { readonly $id: string }).$id] as const,
);

describe("the JSON Schemas of documents", () => {
  it("have the addresses that they get when the package is published", () => {
    expect(packageJson.files).toContain("dist/schema");
    expect(schemas).toEqual(schemas.map(([file]) => [file, `${published}dist/schema/${file}`]));
  });

  it("are in the entry for SchemaStore", () => {
    expect(entry).toEqual({
      name: expect.any(String),
      description: expect.any(String),
      fileMatch: ["*.flow.json"],
      url: new Map(schemas).get("flow.schema.json"),
    });
  });
});
