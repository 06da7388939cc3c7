import { constants } from "node:fs";
import { open } from "node:fs/promises";

import { largestDocumentBytes } from "../../../provider/flow-json/tables/counts";
import { decode } from "../validate/read-documents";

/**
 * Reads a file that may change at any time, also into a pipe or a device, which would never end.
 *
 * @throws If it cannot be read, is not a regular file, is larger than a document, or is not UTF-8.
 */
export async function readRegularFile(file: string): Promise<string> {
  // Opening a pipe would wait for a program that writes to it. Windows does not have O_NONBLOCK.
  await using handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = await handle.stat();
  if (!stats.isFile()) throw new Error("it is not a regular file");
  if (stats.size > largestDocumentBytes) throw new Error("it is larger than 10 MB");
  return decode(await handle.readFile());
}
