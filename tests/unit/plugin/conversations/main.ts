/**
 * Records an engine's requests to the plugin, with the responses, for the unit tests to replay:
 * `npx tsx tests/unit/plugin/conversations/main.ts`, after `npm run build`.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { accountFingerprint } from "../../../../provider/kaleyra/connection";
import { aDocument } from "../../support/flow";
import { cases } from "./cases";
import type { Conversation, Entry } from "./entry";

// Read by `tests/support/adapter.ts` when it is first imported, so that is done below.
globalThis.adapter = "plugin";

/** A line of the file that Pulumi writes with `PULUMI_DEBUG_GRPC`. */
interface LoggedCall {
  readonly method: string;
  readonly progress?: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>>;
  readonly error?: string;
  readonly errors?: readonly string[];
}

async function record(name: string): Promise<void> {
  const { Flow } = await import("../../../support/adapter");
  const { aFlow } = await import("../../../support/flows");
  const { TestStack } = await import("../../../support/stack");
  // As in `conversations.test.ts`.
  const existing = { id: "112000000000000207", name: "existing", document: aDocument() };
  await using kaleyra = await startEmulator({ flows: [existing] });
  const log = path.join(mkdtempSync(path.join(tmpdir(), "conversation-")), "grpc.jsonl");
  await using stack = await TestStack.create({
    kaleyra,
    program: () => Promise.resolve(),
    environment: { PULUMI_DEBUG_GRPC: log },
  });

  const entries: Entry[] = [];
  let linesRead = 0;
  const addLoggedCalls = () => {
    const lines = readFileSync(log, "utf8").trim().split("\n");
    const calls = lines.slice(linesRead).map((line) => JSON.parse(line) as LoggedCall);
    entries.push(...calls.flatMap(entryOf));
    linesRead = lines.length;
  };
  await cases[name]?.({
    stack,
    existing,
    survey: (args, importedId) => () => {
      new Flow("survey", aFlow({ categories: ["SURVEY"], ...args }), {
        ...(importedId !== undefined && { import: importedId }),
      });
      return Promise.resolve();
    },
    byHand: (id, edit) => {
      addLoggedCalls();
      kaleyra.editFlow(id, edit);
      entries.push({ byHand: id, edit });
    },
  });
  addLoggedCalls();

  const { KALEYRA_SID: sid, KALEYRA_API_KEY: apiKey } = kaleyra.environment;
  const account = accountFingerprint({ apiUrl: new URL(kaleyra.url), sid });
  const conversation: Conversation = { account, entries };
  const file = path.join(__dirname, "recorded", `${name.replaceAll(" ", "-")}.json`);
  const text = JSON.stringify(conversation, null, 1).replaceAll(apiKey, "***");
  writeFileSync(file, `${text}\n`);
}

const service = "/pulumirpc.ResourceProvider/";

/** A call of the plugin; none for calls of other services, and for the line at a call's start. */
function entryOf({ method, progress, request, response, error, errors }: LoggedCall): Entry[] {
  if (!method.startsWith(service) || progress === "request_started") return [];
  const name = method.slice(service.length);
  const message = error ?? errors?.join("\n");
  return [
    {
      // `Create` is the method `create` of the generated client.
      method: `${name[0]?.toLowerCase()}${name.slice(1)}`,
      request: withoutAddresses(request),
      ...(response !== undefined && { response }),
      ...(message !== undefined && { error: message }),
    },
  ];
}

/** Removes the engine's addresses and folders, which differ in each run. */
function withoutAddresses(request: LoggedCall["request"]): LoggedCall["request"] {
  const changingKeys = /address|token|target|directory/i;
  return Object.fromEntries(Object.entries(request).filter(([key]) => !changingKeys.test(key)));
}

async function main(): Promise<void> {
  for (const name of Object.keys(cases)) {
    console.log(name);
    await record(name);
  }
}

void main();
