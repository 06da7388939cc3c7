import { demoAccounts } from "kaleyra-emulator";

const stackFrame = /^\s+at .+:\d+:\d+\)?$/m;

/**
 * Asserts that an output contains none of these API keys, no whole SID and no stack trace.
 *
 * @throws {Error} If the output contains one, so that the test fails.
 */
export function assertDiscreet(text: string, apiKeys: readonly string[]): void {
  assertNone(text, apiKeys, "an API key");
  const sids = demoAccounts.map(({ sid }) => sid);
  assertNone(text, sids, "a whole SID");
  const frame = stackFrame.exec(text)?.[0];
  if (frame !== undefined) {
    throw new Error(`A run printed a stack trace (${frame.trim()}):\n${text}`);
  }
}

/**
 * @param description The kind of these secrets for the error, such as "an API key".
 * @throws {Error} If the text contains one of the secrets.
 */
export function assertNone(text: string, secrets: readonly string[], description: string): void {
  // Every text contains "", which is the key of a stack without one.
  const isFound = secrets.some((secret) => secret !== "" && text.includes(secret));
  if (isFound) throw new Error(`There is ${description} in:\n${text}`);
}

/** The keys of the emulator's default accounts. */
export const demoKeys: readonly string[] = demoAccounts.flatMap(({ apiKeys }) => apiKeys);
