/**
 * Generates files from the tables and rules of Flow JSON. `types` writes the types of documents and
 * `codes` the page of finding codes; both are checked in. `schemas` writes the JSON Schemas into
 * `dist`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { codesPage } from "./codes-page";
import { jsonText } from "./json-text";
import { flowJsonSchemas } from "./schemas";
import { typeScriptTypes } from "./typescript-types";

const root = join(__dirname, "..", "..");

function main(wanted: string | undefined): void {
  if (wanted === "types")
    return write("sdk/typescript/flow-json", "flow-json.ts", typeScriptTypes());
  if (wanted === "codes") return write("docs", "flow-json-codes.md", codesPage());
  if (wanted === "schemas") {
    for (const [name, schema] of flowJsonSchemas()) {
      write("dist/schema", name, `${jsonText(schema, "")}\n`);
    }
    return;
  }
  throw new Error("which? Give `types`, `codes` or `schemas`.");
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), text);
}

main(process.argv[2]);
