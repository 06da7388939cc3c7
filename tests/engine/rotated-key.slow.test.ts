import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";
import * as native from "pulumi-kaleyra-native";

import { adapter, Flow } from "../support/adapter";
import { aFlow, flows, statusesAt } from "../support/flows";
import type { Run } from "../support/run";
import { TestStack } from "../support/stack";

const [account] = demoAccounts;
const [oldKey, newKey] = account.apiKeys as [string, string];
const program = flows({ survey: aFlow({ name: "survey", publish: true }) });

/** A flow of a provider that reads its key from the variable SHOP_KEY, like one of several accounts. */
const withOwnVariable: PulumiFn = () => {
  const envVarMappings = { SHOP_KEY: "KALEYRA_API_KEY" };
  const provider = new native.Provider("shop", {}, { envVarMappings });
  new Flow("survey", aFlow({ name: "survey", publish: true }), { provider });
  return Promise.resolve();
};

const setInStack = (stack: TestStack, key: string) =>
  stack.setConfig("kaleyra:apiKey", key, { secret: true });

/** A way to set a stack's key, and to refresh and destroy with a new key without an `up`. */
interface Way {
  /** Where the key is, and what the commands need besides. */
  readonly way: string;
  readonly adapters: readonly (typeof adapter)[];
  readonly program: PulumiFn;
  readonly setKey: (stack: TestStack, key: string) => Promise<void>;
  /** How the new key is set; by default like the first one. */
  readonly setNewKey?: (stack: TestStack, key: string) => Promise<void>;
  /** Whether the commands have `--run-program`. */
  readonly runProgram: boolean;
  /** A part of the message about the old key. */
  readonly expected: RegExp;
}

const ways: readonly Way[] = [
  {
    way: "the stack's, and a run of the program",
    adapters: ["dynamic", "plugin"],
    program,
    setKey: setInStack,
    runProgram: true,
    expected:
      /uses SID and key of the last `pulumi up`: if the key was rotated since, add `--run-program`/,
  },
  {
    way: "the stack's, and then the environment's",
    adapters: ["dynamic"],
    program,
    setKey: setInStack,
    setNewKey: setInEnvironment("KALEYRA_API_KEY"),
    runProgram: false,
    expected: /add `--run-program`, or set KALEYRA_API_KEY/,
  },
  {
    way: "the environment's",
    adapters: ["dynamic", "plugin"],
    program,
    setKey: setInEnvironment("KALEYRA_API_KEY"),
    runProgram: false,
    expected: /Incorrect SID or API key\. Check kaleyra:sid and kaleyra:apiKey/,
  },
  {
    way: "that of the provider's own variable",
    adapters: ["plugin"],
    program: withOwnVariable,
    setKey: setInEnvironment("SHOP_KEY"),
    runProgram: false,
    expected: /Incorrect SID or API key\. Check kaleyra:sid and kaleyra:apiKey/,
  },
];

it.each(ways.filter(({ adapters }) => adapters.includes(adapter)))(
  "a refresh and a destroy use a rotated key: $way",
  async ({ program: declared, setKey, setNewKey = setKey, runProgram, expected }) => {
    await using files = await temporaryFolder();
    const dataFile = join(files.path, "kaleyra.json");
    const before = await startEmulator({ dataFile, accounts: withKey(oldKey) });
    await using stack = await TestStack.create({
      kaleyra: before,
      program: declared,
      environment: { KALEYRA_API_KEY: undefined },
    });
    await setKey(stack, oldKey);
    expect(await stack.up()).toMatchObject({ ok: true });
    await using after = await restartWithNewKey(before, dataFile);

    const refused = [await stack.refresh(), await stack.destroy()];
    await setNewKey(stack, newKey);
    const refreshed = await stack.refresh({ runProgram });
    const destroyed = await stack.destroy({ runProgram });

    for (const { ok, output } of refused) {
      expect(ok).toBe(false);
      expect(output).toMatch(
        /could not (read|delete) survey \(\d+\), since Kaleyra answered: Incorrect/,
      );
      expect(output).toMatch(expected);
    }
    expect([refreshed, destroyed].map(({ ok }: Run) => ok)).toEqual([true, true]);
    expect(statusesAt(after)).toEqual({ survey: "DEPRECATED" });
    expect(await stack.flows()).toEqual([]);
  },
);

it("a destroy explains that it uses the key of the last up, although the stack has a new one", async () => {
  await using files = await temporaryFolder();
  const dataFile = join(files.path, "kaleyra.json");
  const before = await startEmulator({ dataFile, accounts: withKey(oldKey) });
  await using stack = await TestStack.create({
    kaleyra: before,
    program,
    environment: { KALEYRA_API_KEY: undefined },
  });
  await setInStack(stack, oldKey);
  await stack.up();
  await using after = await restartWithNewKey(before, dataFile);
  await setInStack(stack, newKey);

  const refused = await stack.destroy();
  const updated = await stack.up();
  const destroyed = await stack.destroy();

  expect(refused.ok).toBe(false);
  expect(refused.output).toContain("uses SID and key of the last `pulumi up`");
  expect([updated.ok, destroyed.ok]).toEqual([true, true]);
  expect(statusesAt(after)).toEqual({ survey: "DEPRECATED" });
});

function setInEnvironment(variable: string) {
  return (stack: TestStack, key: string): Promise<void> =>
    Promise.resolve(stack.setEnvironment({ [variable]: key }));
}

/** The accounts of an emulator with one account, which has this key only. */
function withKey(key: string) {
  return [{ ...account, apiKeys: [key] }];
}

/** Starts the emulator again at the same address, with the flows in its data file and the new key. */
async function restartWithNewKey(before: Emulator, dataFile: string): Promise<Emulator> {
  const port = Number(new URL(before.url).port);
  await before.close();
  return startEmulator({ port, dataFile, accounts: withKey(newKey) });
}

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "kaleyra-files-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
