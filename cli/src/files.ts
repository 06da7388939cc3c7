import { writeFile } from "node:fs/promises";

import { Failure, messageOf } from "./failure";
import { printable } from "./terminal";

/** @throws {Failure} If it cannot be written. */
export async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Failure(`${printable(file)} cannot be written: ${printable(messageOf(error))}`);
  }
}
