import { generateKeyPair } from "node:crypto";
import { constants, open, rm } from "node:fs/promises";
import { promisify } from "node:util";

import { fileProblem } from "../../../provider/file-problem";
import { printable } from "../../../provider/text";
import { Failure, WrongUsage } from "../failure";

/** Kaleyra and Meta accept RSA keys of this length. */
const modulusLength = 2048;

/**
 * Makes a key pair for an endpoint, in the format that openssl writes: `private.pem` readable by its
 * owner alone, and `public.pem` for `FlowsEncryptionKey`. Existing files are never overwritten.
 *
 * @throws {WrongUsage} If one of the files exists.
 */
export async function writeKeyPair(privateFile: string, publicFile: string): Promise<void> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await writeNew(privateFile, privateKey, 0o600);
  try {
    await writeNew(publicFile, publicKey, 0o644);
  } catch (error) {
    // Half a pair is of no use, and would be in the way of the next try.
    await rm(privateFile);
    throw error;
  }
}

/** @param mode The permissions of the new file. */
async function writeNew(file: string, text: string, mode: number): Promise<void> {
  try {
    // With O_EXCL, `open` fails if the file exists.
    const handle = await open(
      file,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL,
      mode,
    );
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const name = printable(file);
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      throw new WrongUsage(`${name} exists, and a key is never overwritten: choose another --out`);
    }
    throw new Failure(`could not write ${name}: ${printable(fileProblem(error))}.`);
  }
}
