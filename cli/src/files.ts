import { writeFile } from "node:fs/promises";

import { printable } from "../../provider/text";
import { Failure, messageOf } from "./failure";

/** @throws {Failure} If it cannot be written. */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Failure(`${printable(file)} cannot be written: ${printable(messageOf(error))}`);
  }
}
