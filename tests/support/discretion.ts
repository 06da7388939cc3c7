import { demoAccounts } from "kaleyra-emulator";

const stackFrame = /^\s+at .+:\d+:\d+\)?$/m;

/**
 * Asserts what holds for every run: no API key, no whole SID and no stack trace in the output.
 *
 * @throws {Error} If the output contains one, so that the test fails.
 */
export function assertDiscreet(text: string, secrets: readonly string[]): void {
  assertNone(text, secrets, "an API key");
  const sids = demoAccounts.map(({ sid }) => sid);
  assertNone(text, sids, "a whole SID");
  const frame = stackFrame.exec(text)?.[0];
  if (frame !== undefined)
    throw new Error(`A run printed a stack trace (${frame.trim()}):\n${text}`);
}

/** @throws {Error} If the text contains one of the secrets. */
export function assertNone(text: string, secrets: readonly string[], what: string): void {
  const found = secrets.some((secret) => secret !== "" && text.includes(secret));
  if (found) throw new Error(`There is ${what} in:\n${text}`);
}

/** The keys of the emulator's accounts. */
export const demoKeys: readonly string[] = demoAccounts.flatMap(({ apiKeys }) => apiKeys);
