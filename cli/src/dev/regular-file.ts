import { constants } from "node:fs";
import { open } from "node:fs/promises";

import { largestDocumentBytes } from "../../../provider/flow-json/tables/counts";
import { decode } from "../validate/read-documents";

/**
 * Reads a file that may change at any time, also into something that has no end.
 *
 * @throws If it cannot be read, is not a regular file, is larger than a document, or is not UTF-8.
 */
export async function readRegularFile(file: string): Promise<string> {
  // Without waiting for a program that writes to a pipe.
  await using handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const found = await handle.stat();
  if (!found.isFile()) throw new Error("it is not a regular file");
  if (found.size > largestDocumentBytes) throw new Error("it is larger than 10 MB");
  return decode(await handle.readFile());
}
