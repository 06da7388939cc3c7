import { usableVersions } from "../../provider/flow-json/tables/versions";
import { anyVersionSchema, schemaFile } from "./any-version-schema";
import { jsonSchemaFor } from "./json-schema";
import type { Schema } from "./schema";

/** The JSON Schemas by their file names: one for each version, and one that picks among them. */
export function flowJsonSchemas(): ReadonlyMap<string, Schema> {
  return new Map([
    ...usableVersions.map((version) => [schemaFile(version), jsonSchemaFor(version)] as const),
    ["flow.schema.json", anyVersionSchema(usableVersions)],
  ]);
}
