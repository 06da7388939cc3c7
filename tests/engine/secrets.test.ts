import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { assertDiscreet } from "../support/discretion";
import { aFlow, flows } from "../support/flows";
import { TestStack } from "../support/stack";

const [account] = demoAccounts;
const program = flows({ survey: aFlow({ name: "survey", publish: true }) });

it("key and SID of the environment are in no output, and neither in the state nor in the debug log", async () => {
  await using files = await temporaryFolder();
  const debugLog = join(files.path, "debug.log");
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program,
    environment: { KALEYRA_DEBUG_LOG_FILE: debugLog },
  });

  // A TestStack fails in every run that prints a key or a SID, or stores a key.
  for (const run of [await stack.up(), await stack.refresh(), await stack.preview()]) {
    expect(run.ok).toBe(true);
  }
  const state = await stack.stateText();
  await stack.destroy();

  expect(state).not.toContain(account.sid);
  const log = await readFile(debugLog, "utf8");
  expect(log).toContain("POST whatsapp/");
  assertDiscreet(log, account.apiKeys);
});

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "kaleyra-files-"));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
