/**
 * Generates files from the tables and rules of Flow JSON. `npm run flow-json` calls it with `types`,
 * which writes the types of documents, and `codes`, which writes the page of finding codes; both are
 * checked in. tools/build.mjs calls it with `schemas`, which writes the JSON Schemas into `dist`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { codesPage } from "./codes-page";
import { jsonText } from "./json-text";
import { flowJsonSchemas } from "./schemas";
import { typeScriptTypes } from "./typescript-types";

const root = join(__dirname, "..", "..");

function main(output: string | undefined): void {
  switch (output) {
    case "types":
      return write("sdk/typescript/flow-json", "flow-json.ts", typeScriptTypes());
    case "codes":
      return write("docs", "flow-json-codes.md", codesPage());
    case "schemas":
      for (const [name, schema] of flowJsonSchemas()) {
        write("dist/schema", name, `${jsonText(schema, "")}\n`);
      }
      return;
    default:
      throw new Error("the argument must be `types`, `codes` or `schemas`.");
  }
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, name), text);
}

main(process.argv[2]);
