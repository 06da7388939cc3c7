import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { packageSchema } from "./generate";

const file = path.resolve(__dirname, "../../provider/plugin/schema.json");

/**
 * `npm run schema` writes the plugin's schema; with `--check`, as in `npm run check:schema`, it only
 * fails if the schema is stale.
 */
function main(): void {
  const text = `${JSON.stringify(packageSchema(), undefined, 2)}\n`;
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(
      "provider/plugin/schema.json is stale: run `npm run schema`, then `npm run sdk`.",
    );
    process.exitCode = 1;
  }
}

main();
