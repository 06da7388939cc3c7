import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import type { MethodDefinition, ServiceError } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { Message } from "google-protobuf";
import { startEmulator, type Emulator } from "kaleyra-emulator";

import { accountFingerprint } from "../../../provider/kaleyra/connection";
import { aDocument } from "../support/flow";
import type { Conversation, Entry } from "./conversations/entry";
import { startPlugin, type Method, type RunningPlugin } from "./support/plugin";
import { comparable, fill } from "./support/protobuf-json";

const folder = path.join(__dirname, "conversations", "recorded");
/** The conversations that `conversations/main.ts` recorded. */
const recorded = readdirSync(folder).map((file) => path.basename(file, ".json"));

type RecordedCall = Extract<Entry, { method: Method }>;

describe("a replayed conversation with the engine", () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  it.each(recorded)("has the same responses: %s", async (name) => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "112000000000000207", name: "existing", document: aDocument() }],
    });
    process.env = { ...environment, ...kaleyra.environment };
    await using plugin = await startPlugin();
    const text = readFileSync(path.join(folder, `${name}.json`), "utf8");
    const { account, entries } = JSON.parse(text) as Conversation;
    const replacements = new Replacements([[account, fingerprintOf(kaleyra)]]);

    expect(entries.length).toBeGreaterThan(5);
    for (const entry of entries) {
      if ("byHand" in entry) kaleyra.editFlow(replacements.applyTo(entry.byHand), entry.edit);
      else await replay(entry, plugin, replacements);
    }
  });
});

/** Sends one request, with the current ids instead of the recorded ones, and expects its response. */
async function replay(
  call: RecordedCall,
  plugin: RunningPlugin,
  replacements: Replacements,
): Promise<void> {
  const { requestType, responseType } = typesOf(call.method);
  const request = fill(new requestType(), replacements.applyTo(call.request));
  const result = await plugin.call(call.method, request).catch((error: unknown) => error);
  if (call.error !== undefined) {
    const { details } = result as ServiceError;
    replacements.addFromMessage(call.error, details);
    // The engine logs an error with `rpc error: code = …` in front.
    expect(replacements.applyTo(call.error)).toContain(details);
    return;
  }
  const response = result as Message & { getId?: () => string };
  replacements.add(call.response?.["id"], response.getId?.());
  const expected = fill(new responseType(), replacements.applyTo(call.response ?? {}));
  // The method is in the message of a failure.
  expect({ [call.method]: comparable(response) }).toEqual({ [call.method]: comparable(expected) });
}

/** What differs from the recording: the ids of new flows, and the account's fingerprint. */
class Replacements {
  readonly #pairs: (readonly [recorded: string, current: string])[];

  constructor(pairs: readonly (readonly [string, string])[]) {
    this.#pairs = [...pairs];
  }

  /** Adds the id of a response, if it has one. */
  add(recordedId: unknown, currentId: string | undefined): void {
    if (typeof recordedId === "string" && recordedId !== "" && currentId) {
      this.#pairs.push([recordedId, currentId]);
    }
  }

  /** Adds the id of an unfinished flow, which only the error has: `… survey (1179…), …`. */
  addFromMessage(recordedMessage: string, currentMessage: string): void {
    const id = /\((\d{10,})\)/;
    this.add(id.exec(recordedMessage)?.[1], id.exec(currentMessage)?.[1]);
  }

  /** The same value with all recorded texts replaced. */
  applyTo<Value>(value: Value): Value {
    let json = JSON.stringify(value);
    for (const [recordedText, currentText] of this.#pairs) {
      json = json.replaceAll(recordedText, currentText);
    }
    return JSON.parse(json) as Value;
  }
}

/** The classes of a method's messages, which the generated types leave out. */
function typesOf(method: Method) {
  const definition = ResourceProviderService[method] as unknown;
  return definition as MethodDefinition<Message, Message> & {
    readonly requestType: new () => Message;
    readonly responseType: new () => Message;
  };
}

function fingerprintOf({ url, environment }: Emulator): string {
  const { KALEYRA_SID: sid } = environment;
  return accountFingerprint({ apiUrl: new URL(url), sid });
}
