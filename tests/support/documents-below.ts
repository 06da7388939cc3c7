import { readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The paths of the JSON files below a folder, sorted. Without a folder, that is if the variable
 * FLOW_DOCUMENTS is not set, there are none.
 */
export function documentsBelow(folder: string | undefined): readonly string[] {
  if (folder === undefined || folder === "") return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && !file.includes("node_modules"))
    .sort()
    .map((file) => join(folder, file));
}
