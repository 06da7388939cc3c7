import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The JSON files below a folder, sorted; none without a folder. */
export function documentsBelow(folder = ""): readonly string[] {
  if (folder === "") return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && !file.includes("node_modules"))
    .sort()
    .map((file) => join(folder, file));
}
