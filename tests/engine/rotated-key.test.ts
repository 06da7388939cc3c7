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

/** A provider with its own variable for the key, like one of several accounts. */
const twoProviders: PulumiFn = () => {
  const envVarMappings = { SHOP_KEY: "KALEYRA_API_KEY" };
  const provider = new native.Provider("shop", {}, { envVarMappings });
  new Flow("survey", aFlow({ name: "survey", publish: true }), { provider });
  return Promise.resolve();
};

const setInStack = (stack: TestStack, key: string) =>
  stack.setConfig("kaleyra:apiKey", key, { secret: true });

/** A way to set a stack's key, and to run with a new key without an `up`. */
interface Way {
  readonly way: string;
  readonly of: readonly (typeof adapter)[];
  readonly program: PulumiFn;
  readonly give: (stack: TestStack, key: string) => Promise<void>;
  /** How the new key is set; by default like the first one. */
  readonly giveNew?: (stack: TestStack, key: string) => Promise<void>;
  readonly runProgram: boolean;
  /** The part of the message about the old key. */
  readonly expected: RegExp;
}

const ways: readonly Way[] = [
  {
    way: "the stack's, and a run of the program",
    of: ["dynamic", "plugin"],
    program,
    give: setInStack,
    runProgram: true,
    expected:
      /uses SID and key of the last `pulumi up`: if the key was rotated since, add `--run-program`/,
  },
  {
    way: "the stack's, and the environment",
    of: ["dynamic"],
    program,
    give: setInStack,
    giveNew: environment("KALEYRA_API_KEY"),
    runProgram: false,
    expected: /add `--run-program`, or set KALEYRA_API_KEY/,
  },
  {
    way: "the environment's",
    of: ["dynamic", "plugin"],
    program,
    give: environment("KALEYRA_API_KEY"),
    runProgram: false,
    expected: /Incorrect SID or API key\. Check kaleyra:sid and kaleyra:apiKey/,
  },
  {
    way: "a variable's of the provider's own",
    of: ["plugin"],
    program: twoProviders,
    give: environment("SHOP_KEY"),
    runProgram: false,
    expected: /Incorrect SID or API key\. Check kaleyra:sid and kaleyra:apiKey/,
  },
];

it.each(ways.filter(({ of }) => of.includes(adapter)))(
  "uses a rotated key: $way",
  async ({ program: declared, give, giveNew = give, runProgram, expected }) => {
    await using files = await temporaryFolder();
    const dataFile = join(files.path, "kaleyra.json");
    const before = await startEmulator({ dataFile, accounts: withKey(oldKey) });
    await using stack = await TestStack.create({
      kaleyra: before,
      program: declared,
      environment: { KALEYRA_API_KEY: undefined },
    });
    await give(stack, oldKey);
    expect(await stack.up()).toMatchObject({ ok: true });
    await using after = await rotated(before, dataFile);

    const refused = [await stack.refresh(), await stack.destroy()];
    await giveNew(stack, newKey);
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
  240_000,
);

/** Rotates a stack's key; a destroy without the program still uses the old one. */
it("explains why the stack's own key is not in use", async () => {
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
  await using after = await rotated(before, dataFile);
  await setInStack(stack, newKey);

  const destroyed = await stack.destroy();
  const upped = await stack.up();
  const gone = await stack.destroy();

  expect(destroyed.ok).toBe(false);
  expect(destroyed.output).toContain("uses SID and key of the last `pulumi up`");
  expect([upped.ok, gone.ok]).toEqual([true, true]);
  expect(statusesAt(after)).toEqual({ survey: "DEPRECATED" });
}, 240_000);

function environment(variable: string) {
  return (stack: TestStack, key: string): Promise<void> =>
    Promise.resolve(stack.setEnvironment({ [variable]: key }));
}

function withKey(key: string) {
  return [{ ...account, apiKeys: [key] }];
}

/** Starts the emulator again, with the same flows and another key. */
async function rotated(before: Emulator, dataFile: string): Promise<Emulator> {
  const port = Number(new URL(before.url).port);
  await before.close();
  return startEmulator({ port, dataFile, accounts: withKey(newKey) });
}

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "kaleyra-files-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
