import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { adapter } from "./support/adapter";
import { assertDiscreet } from "./support/discretion";
import { aFlow, flows, stagesAt } from "./support/flows";
import { TestStack } from "./support/stack";

const [account] = demoAccounts;
const [oldKey, newKey] = account.apiKeys as [string, string];
const program = flows({ survey: aFlow({ name: "survey", publish: true }) });

/**
 * A destroy is given the configuration of the last `up`. In the dynamic provider the environment
 * comes before it; in the plugin, where several accounts may be in one stack, an `up` has to.
 */
const takeIn: Readonly<Record<typeof adapter, (stack: TestStack) => Promise<unknown>>> = {
  dynamic: (stack) => Promise.resolve(stack.setEnvironment({ KALEYRA_API_KEY: newKey })),
  plugin: async (stack) => {
    await stack.setConfig("kaleyra:apiKey", newKey, { secret: true });
    expect(await stack.up()).toMatchObject({ ok: true, changes: { same: 2 } });
  },
};

it("takes a key that was rotated", async () => {
  await using files = await temporaryFolder();
  const dataFile = join(files.path, "kaleyra.json");
  const withKey = (key: string) => [{ ...account, apiKeys: [key] }];
  const before = await startEmulator({ dataFile, accounts: withKey(oldKey) });
  await using stack = await TestStack.create({
    kaleyra: before,
    program,
    environment: { KALEYRA_API_KEY: undefined },
  });
  await stack.setConfig("kaleyra:apiKey", oldKey, { secret: true });
  expect(await stack.up()).toMatchObject({ ok: true });
  const port = Number(new URL(before.url).port);
  await before.close();
  await using after = await startEmulator({ port, dataFile, accounts: withKey(newKey) });

  const withOldKey = await stack.destroy();
  await takeIn[adapter](stack);
  const withNewKey = await stack.destroy();

  expect(withOldKey.ok).toBe(false);
  expect(withOldKey.output).toContain("Incorrect SID or API key");
  expect(withNewKey.ok).toBe(true);
  expect(stagesAt(after)).toEqual({ survey: "DEPRECATED" });
});

it("shows the key and the SID nowhere, and keeps them out of state and debug log", async () => {
  await using files = await temporaryFolder();
  const debugLog = join(files.path, "debug.log");
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program,
    environment: { KALEYRA_DEBUG_LOG: debugLog },
  });

  // Every run of a TestStack fails if it prints a key or a SID, or stores a key.
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
