import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { adapter, FlowMigration, FlowsEncryptionKey } from "../support/adapter";
import { aFlow, flows } from "../support/flows";
import { newKeyPair } from "../support/key-pair";
import { TestStack } from "../support/stack";

const [account] = demoAccounts;
/** Another key than the emulator's own, since a TestStack fails if the state contains one of those. */
const apiKey = "Aplainkey00000000000000000000001";
const accounts = [{ ...account, apiKeys: [apiKey] }];
const program = flows({ one: aFlow({ name: "one" }), two: aFlow({ name: "two" }) });
const warning =
  "kaleyra: kaleyra:apiKey is not a secret, so the stack's settings file and its state";

/** A stack with the configuration of the README, except for the key, and without variables. */
function stackOn(kaleyra: Emulator): Promise<TestStack> {
  return TestStack.create({
    kaleyra,
    program,
    environment: {
      KALEYRA_SID: undefined,
      KALEYRA_API_KEY: undefined,
      KALEYRA_API_URL: undefined,
      KALEYRA_WABA_ID: undefined,
    },
    config: {
      "kaleyra:sid": account.sid,
      "kaleyra:apiUrl": kaleyra.url,
      "kaleyra:wabaId": account.wabas[0]?.id ?? "",
    },
  });
}

it("the state has the SID in plain text, like the stack's configuration, and a secret key encrypted", async () => {
  await using kaleyra = await startEmulator({ accounts });
  await using stack = await stackOn(kaleyra);
  await stack.setConfig("kaleyra:apiKey", apiKey, { secret: true });

  const run = await stack.up();

  expect(run).toMatchObject({ ok: true, warnings: [] });
  const state = await stack.stateText();
  expect(state).toContain(account.sid);
  expect(state).not.toContain(apiKey);
  expect(state).toContain("ciphertext");
});

// The state of a dynamic resource contains the provider's configuration. The plugin's schema makes the key a secret.
it("a key that is not a secret causes a warning if the state would have it in plain text", async () => {
  await using kaleyra = await startEmulator({ accounts });
  await using stack = await stackOn(kaleyra);
  await stack.setConfig("kaleyra:apiKey", apiKey);

  const runs = [await stack.preview(), await stack.up(), await stack.preview()];
  const state = await stack.stateText();
  await stack.setConfig("kaleyra:apiKey", apiKey, { secret: true });
  const withSecret = await stack.up();

  expect(runs.map(({ ok }) => ok)).toEqual([true, true, true]);
  const expected = adapter === "dynamic" ? [expect.stringContaining(warning) as unknown] : [];
  for (const { warnings } of runs) expect(warnings).toEqual(expected);
  expect(state.includes(apiKey)).toBe(adapter === "dynamic");
  expect(withSecret).toMatchObject({ ok: true, warnings: [] });
  expect(await stack.stateText()).not.toContain(apiKey);
});

it("a key that is not a secret causes a warning with any kind of resource", async () => {
  const [phoneNumber = ""] = account.wabas[0]?.phoneNumbers ?? [];
  const sourceWabaId = account.wabas[1]?.id ?? "";
  await using kaleyra = await startEmulator({ accounts });
  await using stack = await stackOn(kaleyra);
  await stack.setConfig("kaleyra:apiKey", apiKey);

  const runs = [
    await stack.preview(() => {
      new FlowMigration("copy", { sourceWabaId, flowName: "form" });
      return Promise.resolve();
    }),
    await stack.preview(() => {
      new FlowsEncryptionKey("key", { phoneNumber, publicKey: newKeyPair().publicKey });
      return Promise.resolve();
    }),
  ];

  for (const { ok, warnings } of runs) {
    expect(ok).toBe(true);
    expect(warnings.some((line) => line.startsWith(warning))).toBe(adapter === "dynamic");
  }
});
