import { createRequire } from "node:module";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type * as configuration from "../../../provider/config";
import type * as flows from "../../../provider/lifecycle/flow/resource";
import type { FlowInputs } from "../../../provider/lifecycle/flow/state";
import { asReturned } from "../../../provider/lifecycle/resource";
import type * as operations from "../../../provider/operations";
import { decode, encode } from "../../../provider/plugin/codec";
import { aDocument } from "../../support/documents-by-size";
import { table } from "../../support/table";
import { EmulatorProcess } from "../measure/emulator-process";
import { formatSpread, spreadOf } from "../measure/spread";
import { repository } from "../ways/project-folder";

/** The compiled package: only there the checker has a thread. */
const compiled = createRequire(join(repository, "dist", "provider", "index.js"));
const { Config } = compiled("./config") as typeof configuration;
const { flow } = compiled("./lifecycle/flow/resource") as typeof flows;
const { Operations } = compiled("./operations") as typeof operations;

type Document = NonNullable<FlowInputs["flowJson"]>;

interface Stretch {
  readonly step: string;
  readonly milliseconds: number;
}

/** How long a document of 2.7 MB blocks the process, in each step of its life. */
export async function largeSection(repetitions: number): Promise<string> {
  const document = documentOf("Hello");
  const other = documentOf("Changed");
  const asObject: Stretch[] = [];
  const asText: Stretch[] = [];
  for (let round = 0; round < repetitions; round += 1) {
    asObject.push(...(await stretchesOf(document, other)));
    asText.push(...(await stretchesOf(JSON.stringify(document), JSON.stringify(other))));
  }
  const steps = [...new Set(asObject.map(({ step }) => step))];
  const of = (stretches: readonly Stretch[], wanted: string) =>
    formatSpread(
      spreadOf(
        stretches.filter(({ step }) => step === wanted).map(({ milliseconds }) => milliseconds),
      ),
      0,
    );
  const rows = steps.map((step) => [step, of(asObject, step), of(asText, step)]);
  const megabytes = (JSON.stringify(document).length / 1e6).toFixed(1);
  return (
    `### A document of ${megabytes} MB\n\nThe longest stretch in which the process could do nothing else, in milliseconds of this machine.\n\n` +
    table(["step", "given as an object", "given as a text"], rows)
  );
}

async function stretchesOf(flowJson: Document, changed: Document): Promise<readonly Stretch[]> {
  const stretches: Stretch[] = [];
  const step = async <Result>(name: string, act: () => Result | Promise<Result>) => {
    let result: Result | undefined;
    const milliseconds = await longestStretch(async () => {
      result = await act();
    });
    stretches.push({ step: name, milliseconds });
    return result as Result;
  };
  await codecSteps(flowJson, step);
  await lifecycleSteps({ flowJson, changed }, step);
  return stretches;
}

type Step = <Result>(name: string, act: () => Result | Promise<Result>) => Promise<Result>;

async function codecSteps(flowJson: Document, step: Step): Promise<void> {
  const message = Struct.fromJavaScript({ flowJson });
  const bytes = message.serializeBinary();
  const struct = await step("google-protobuf: reading the message", () =>
    Struct.deserializeBinary(bytes),
  );
  const { values, secrets } = await step("plugin: reading properties", () => decode(struct));
  const back = await step("plugin: returning properties", () => encode(values, secrets));
  await step("google-protobuf: writing the message", () => back.serializeBinary());
}

interface Documents {
  readonly flowJson: Document;
  readonly changed: Document;
}

async function lifecycleSteps({ flowJson, changed }: Documents, step: Step): Promise<void> {
  await using kaleyra = await EmulatorProcess.start(0);
  const { KALEYRA_API_URL, KALEYRA_API_KEY, KALEYRA_SID, KALEYRA_WABA_ID } = kaleyra.environment;
  const settings: Readonly<Record<string, string | undefined>> = {
    apiUrl: KALEYRA_API_URL,
    apiKey: KALEYRA_API_KEY,
    sid: KALEYRA_SID,
    wabaId: KALEYRA_WABA_ID,
  };
  const shared = new Operations(
    new Config({ configured: (key) => settings[key] }),
    "bench",
    console.warn,
  );
  const begin = () => shared.begin({ warn: console.warn });
  const given = { name: "large", categories: ["OTHER"] };
  const context = { defaults: shared.config.flowDefaults, warn: console.warn };

  const news = { ...given, flowJson };
  const accepted = await step("check", () => flow.check(news, {}, context));
  const inputs = asReturned<FlowInputs>(accepted.inputs);
  const made = await step("create, with the upload", () => flow.create(inputs, begin()));
  const { id, state } = made;
  await step("refresh: read, and compare with the inputs", () => flow.read(id, state, begin()));
  const other = { ...inputs, flowJson: changed };
  await step("diff of two", () => flow.diff(id, state, other, console.warn));
  await step("update, with the upload", () => flow.update(id, state, other, begin()));
}

const screens = 27;
const textsOfScreen = 1_000;

/** A document of many small parts, which cost the most. */
function documentOf(heading: string) {
  const texts = Array.from(
    { length: textsOfScreen },
    (_none, index) =>
      `${heading}: ${index} of the paragraphs that stand on it, one below the other`,
  );
  return aDocument(screens, texts);
}

/** The interval of the checks; the watch records the time between two of them. */
const resolutionMs = 1;

/** The longest time in milliseconds for which a step blocked this process. */
async function longestStretch(step: () => unknown): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  await sleep(5 * resolutionMs); // The watch counts from its first check.
  await step();
  await sleep(5 * resolutionMs);
  delays.disable();
  return Math.max(0, delays.max / 1e6 - resolutionMs);
}
