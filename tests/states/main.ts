/**
 * Records the state of this folder's program, through each adapter. Run it at each release: `npx
 * tsx tests/states/main.ts dynamic plugin`. The states of earlier releases never change.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { version } from "../../provider/version";
import { TestStack } from "../support/stack";
import { programFor, type AdapterName, type Recording } from "./support/written-states";

async function record(adapter: AdapterName): Promise<void> {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({ kaleyra, program: programFor(adapter) });
  await stack.up();
  const [flow] = await stack.flows();
  const recording: Recording = {
    account: String(flow?.outputs["account"]),
    flows: kaleyra
      .flows()
      .map(({ id, wabaId, name, categories, status, endpointUri, document }) => ({
        ...{ id, wabaId, name, categories, status },
        ...(endpointUri !== undefined && { endpointUri }),
        ...(document !== undefined && { document }),
      })),
    state: withoutPlaces(await stack.exportState()),
  };
  const file = path.join(__dirname, "written", `${version}-${adapter}.json`);
  // "wx" fails if there is a recording of this release already.
  writeFileSync(file, `${JSON.stringify(recording, null, 2)}\n`, { flag: "wx" });
}

/** The place of a resource in the program depends on this machine more than on the release. */
function withoutPlaces<State>(state: State): State {
  const places = new Set(["sourcePosition", "stackTrace"]);
  return JSON.parse(
    JSON.stringify(state, (key, value: unknown) => (places.has(key) ? undefined : value)),
  ) as State;
}

async function main(): Promise<void> {
  for (const adapter of process.argv.slice(2) as AdapterName[]) await record(adapter);
}

void main();
