import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { usableVersions } from "../../provider/flow-json/tables/versions";
import { anyVersionSchema, schemaFile } from "./any-version-schema";
import { jsonSchemaFor } from "./json-schema";
import { jsonText } from "./json-text";
import type { Schema } from "./schema";
import { typeScriptTypes } from "./typescript-types";

const root = join(__dirname, "..", "..");

/** A file that is made from the tables, and is checked in. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export function generatedFiles(): readonly GeneratedFile[] {
  return [
    ...usableVersions.map((version) => schema(schemaFile(version), jsonSchemaFor(version))),
    schema("flow.schema.json", anyVersionSchema(usableVersions)),
    { path: "sdk/typescript/flow-json/flow-json.ts", text: typeScriptTypes() },
  ];
}

/** @returns The paths that were written. */
export function writeGenerated(files: readonly GeneratedFile[]): readonly string[] {
  return files.map(({ path, text }) => {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return path;
  });
}

function schema(name: string, value: Schema): GeneratedFile {
  return {
    path: `provider/flow-json/schema/${name}`,
    text: `${jsonText(value, "")}\n`,
  };
}
