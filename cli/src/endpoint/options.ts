import { createPublicKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";

import { fileProblem } from "../../../provider/file-problem";
import { reasonAgainstKey } from "../../../provider/lifecycle/flows-encryption-key/public-key";
import { environmentVariable } from "../../../provider/settings";
import { printable } from "../../../provider/text";
import { WrongUsage } from "../failure";

/** @throws {WrongUsage} If the address is not an http or https URL. */
export function endpointUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // With http the check of the address warns or fails; a developer may call a local endpoint.
  if (url?.protocol === "https:" || url?.protocol === "http:") return url;
  // The part before an @ may contain a password.
  const withoutPassword = printable(address.replace(/^(\w+:\/+)?.*@/s, "$1"));
  throw new WrongUsage(`${withoutPassword} is not the address of an endpoint: write https://…`);
}

/** @throws {WrongUsage} If the file has no public key in PEM, or one that a phone number cannot have. */
export async function publicKeyIn(file: string): Promise<KeyObject> {
  const pem = await fileText(file);
  const reason = reasonAgainstKey(pem);
  if (reason !== undefined) throw new WrongUsage(`${printable(file)}: ${reason}`);
  return createPublicKey(pem);
}

/**
 * The value of the variable that --app-secret-env names.
 *
 * @throws {WrongUsage} If the variable is not set.
 */
export function appSecretIn(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const secret = environmentVariable(name);
  if (secret) return secret;
  throw new WrongUsage(`--app-secret-env: the variable ${printable(name)} is not set`);
}

/** @throws {WrongUsage} If the file cannot be read. */
export async function fileText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new WrongUsage(`could not read ${printable(file)}: ${printable(fileProblem(error))}.`);
  }
}
