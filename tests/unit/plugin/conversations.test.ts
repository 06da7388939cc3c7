import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import type { MethodDefinition, ServiceError } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { Message } from "google-protobuf";
import { startEmulator, type Emulator } from "kaleyra-emulator";

import { accountFingerprint } from "../../../provider/kaleyra/connection";
import { aDocument } from "../support/flow";
import type { Conversation, Entry } from "./conversations/entry";
import { served, type Method, type Served } from "./support/plugin";
import { filled, plain } from "./support/protobuf-json";

const folder = path.join(__dirname, "conversations", "recorded");
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
    await using plugin = await served();
    const text = readFileSync(path.join(folder, `${name}.json`), "utf8");
    const { account, entries } = JSON.parse(text) as Conversation;
    const translation = new Translation([[account, fingerprintOf(kaleyra)]]);

    expect(entries.length).toBeGreaterThan(5);
    for (const entry of entries) {
      if ("byHand" in entry) kaleyra.editFlow(translation.now(entry.byHand), entry.edit);
      else await say(plugin, translation, entry);
    }
  });
});

/** Replays one request, with the current ids instead of the recorded ones. */
async function say(plugin: Served, translation: Translation, call: RecordedCall): Promise<void> {
  const { requestType, responseType } = typesOf(call.method);
  const request = filled(new requestType(), translation.now(call.request));
  const result = await plugin.call(call.method, request).catch((error: unknown) => error);
  if (call.error !== undefined) {
    const { details } = result as ServiceError;
    translation.learnFromText(call.error, details);
    expect(translation.now(call.error)).toContain(details);
    return;
  }
  const response = result as Message & { getId?: () => string };
  translation.learn(call.response?.["id"], response.getId?.());
  const expected = filled(new responseType(), translation.now(call.response ?? {}));
  expect({ [call.method]: plain(response) }).toEqual({ [call.method]: plain(expected) });
}

/** What was called otherwise when the conversation was recorded: ids, and the account's fingerprint. */
class Translation {
  readonly #pairs: (readonly [then: string, now: string])[];

  constructor(pairs: readonly (readonly [string, string])[]) {
    this.#pairs = [...pairs];
  }

  learn(then: unknown, now: string | undefined): void {
    if (typeof then === "string" && then !== "" && now) this.#pairs.push([then, now]);
  }

  /** An error names the flow that was just made: `… survey (1179…): …`. */
  learnFromText(then: string, now: string): void {
    const id = /\((\d{10,})\)/;
    this.learn(id.exec(then)?.[1], id.exec(now)?.[1]);
  }

  now<Value>(value: Value): Value {
    const text = this.#pairs.reduce(
      (changed, [then, now]) => changed.replaceAll(then, now),
      JSON.stringify(value),
    );
    return JSON.parse(text) as Value;
  }
}

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
