import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { adapter, FlowMigration, FlowsEncryptionKey } from "../support/adapter";
import { aFlow, flows } from "../support/flows";
import { newKeyPair } from "../support/key-pair";
import { TestStack } from "../support/stack";

const [account] = demoAccounts;
/** Not one of the keys that no state in a test may contain. */
const apiKey = "Aplainkey00000000000000000000001";
const accounts = [{ ...account, apiKeys: [apiKey] }];
const program = flows({ one: aFlow({ name: "one" }), two: aFlow({ name: "two" }) });
const warning =
  "kaleyra: kaleyra:apiKey is not a secret, so the stack's settings file and its state";

/** A stack with the README's configuration, except for the key. */
async function stackOn(kaleyra: { readonly url: string }, declared = program): Promise<TestStack> {
  const environment = {
    KALEYRA_SID: undefined,
    KALEYRA_API_KEY: undefined,
    KALEYRA_API_URL: undefined,
    KALEYRA_WABA_ID: undefined,
  };
  return TestStack.create({
    kaleyra: { environment: {} as never },
    program: declared,
    environment,
    config: {
      "kaleyra:sid": account.sid,
      "kaleyra:apiUrl": kaleyra.url,
      "kaleyra:wabaId": account.wabas[0]?.id ?? "",
    },
  });
}

it("has the SID in plain text in the state, like the stack's configuration, and a secret key encrypted", async () => {
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

it("warns about a key that is not a secret and would be in the state in plain text", async () => {
  await using kaleyra = await startEmulator({ accounts });
  await using stack = await stackOn(kaleyra);
  await stack.setConfig("kaleyra:apiKey", apiKey);

  const runs = [await stack.preview(), await stack.up(), await stack.preview()];
  const state = await stack.stateText();
  await stack.setConfig("kaleyra:apiKey", apiKey, { secret: true });
  const secret = await stack.up();

  expect(runs.map(({ ok }) => ok)).toEqual([true, true, true]);
  const expected = adapter === "dynamic" ? [expect.stringContaining(warning) as unknown] : [];
  for (const { warnings } of runs) expect(warnings).toEqual(expected);
  expect(state.includes(apiKey)).toBe(adapter === "dynamic");
  expect(secret).toMatchObject({ ok: true, warnings: [] });
  expect(await stack.stateText()).not.toContain(apiKey);
}, 240_000);

it("warns with any kind of resource", async () => {
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
