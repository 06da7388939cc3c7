import { Folder } from "../../support/cli-folder";
import type { Run } from "../../support/run";

/** The comment for the engine's stream. */
export async function commentOn({ events }: Run): Promise<string> {
  await using folder = await Folder.create();
  const input = events.map((event) => JSON.stringify(event)).join("\n");
  return (await folder.run(["comment"], { input })).stdout;
}
