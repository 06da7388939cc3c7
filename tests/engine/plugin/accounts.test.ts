import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, startEmulator } from "kaleyra-emulator";
import * as native from "pulumi-kaleyra-native";

import { Flow } from "../../support/adapter";
import { aFlow, statusesAt } from "../../support/flows";
import { TestStack } from "../../support/stack";

const [shop] = demoAccounts;
const bank = {
  sid: "HXAP0000000000EU",
  apiKeys: ["bank-key-0123456789abcdef"],
  wabas: [{ id: "100000000000003", phoneNumbers: ["+910000000102"] }],
};

/** Two accounts: the variables of each, such as SHOP_SID, are mapped to those of the provider. */
const program: PulumiFn = () => {
  for (const account of ["shop", "bank"]) {
    const prefix = account.toUpperCase();
    const envVarMappings = Object.fromEntries(
      ["SID", "API_KEY", "WABA_ID"].map((name) => [`${prefix}_${name}`, `KALEYRA_${name}`]),
    );
    const provider = new native.Provider(account, {}, { envVarMappings });
    new Flow(account, aFlow({ name: account, publish: true }), { provider });
  }
  return Promise.resolve();
};

it("two accounts in one program, each with its own variables, are destroyed without the program", async () => {
  await using kaleyra = await startEmulator({ accounts: [shop, bank] });
  await using stack = await TestStack.create({
    kaleyra,
    program,
    environment: {
      KALEYRA_SID: undefined,
      KALEYRA_API_KEY: undefined,
      KALEYRA_WABA_ID: undefined,
      SHOP_SID: shop.sid,
      SHOP_API_KEY: shop.apiKeys[0],
      SHOP_WABA_ID: shop.wabas[0]?.id,
      BANK_SID: bank.sid,
      BANK_API_KEY: bank.apiKeys[0],
      BANK_WABA_ID: bank.wabas[0]?.id,
    },
  });

  const up = await stack.up();
  const wabas = kaleyra.flows().map(({ name, wabaId }) => [name, wabaId]);
  const runs = [await stack.preview(), await stack.refresh(), await stack.destroy()];

  expect([up, ...runs].map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(runs[0]?.changes).toEqual({ same: 5 }); // The stack, two providers and two flows.
  expect(Object.fromEntries(wabas)).toEqual({
    shop: shop.wabas[0]?.id,
    bank: bank.wabas[0]?.id,
  });
  expect(statusesAt(kaleyra)).toEqual({ shop: "DEPRECATED", bank: "DEPRECATED" });
  expect(await stack.stateText()).not.toContain(bank.apiKeys[0]);
});
