import { Folder } from "../../support/cli-folder";
import type { Run } from "../../support/run";

/**
 * What `kaleyra-flows comment` prints for the events of a run, as `pulumi preview --json` writes
 * them to a stream.
 */
export async function commentOn({ events }: Run): Promise<string> {
  await using folder = await Folder.create();
  const input = events.map((event) => JSON.stringify(event)).join("\n");
  return (await folder.run(["comment"], { input })).stdout;
}
