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

/**
 * The compiled package, loaded by path: only there the checker has a thread, whose file must be
 * JavaScript. `npm run build` writes it.
 */
const compiled = createRequire(join(repository, "dist", "provider", "index.js"));
const { Config } = compiled("./config") as typeof configuration;
const { flow } = compiled("./lifecycle/flow/resource") as typeof flows;
const { Operations } = compiled("./operations") as typeof operations;

type Document = NonNullable<FlowInputs["flowJson"]>;

/** The longest time for which one step blocked the process. */
interface Stretch {
  readonly step: string;
  readonly milliseconds: number;
}

/** The section about a document of 2.7 MB: how long each step with it blocks the process. */
export async function largeSection(repetitions: number): Promise<string> {
  const document = documentOf("Hello");
  const changed = documentOf("Changed");
  const asObject: Stretch[] = [];
  const asText: Stretch[] = [];
  for (let round = 0; round < repetitions; round += 1) {
    asObject.push(...(await stretchesOf(document, changed)));
    asText.push(...(await stretchesOf(JSON.stringify(document), JSON.stringify(changed))));
  }
  const steps = [...new Set(asObject.map(({ step }) => step))];
  const rows = steps.map((step) => [step, spreadText(asObject, step), spreadText(asText, step)]);
  const megabytes = (JSON.stringify(document).length / 1e6).toFixed(1);
  return (
    `### A document of ${megabytes} MB\n\nThe longest stretch in which the process could do nothing else, in milliseconds of this machine.\n\n` +
    table(["step", "given as an object", "given as a text"], rows)
  );
}

function spreadText(stretches: readonly Stretch[], wanted: string): string {
  const ofStep = stretches.filter(({ step }) => step === wanted);
  return formatSpread(spreadOf(ofStep.map(({ milliseconds }) => milliseconds)), 0);
}

/** Takes every step with a document, from the plugin's wire to the update with another document. */
async function stretchesOf(flowJson: Document, changed: Document): Promise<readonly Stretch[]> {
  const stretches: Stretch[] = [];
  const step = async <Result>(name: string, act: () => Result | Promise<Result>) => {
    const { result, milliseconds } = await longestStretch(act);
    stretches.push({ step: name, milliseconds });
    return result;
  };
  await codecSteps(flowJson, step);
  await lifecycleSteps({ flowJson, changed }, step);
  return stretches;
}

/** Takes a step, measures it, and returns its result. */
type Step = <Result>(name: string, act: () => Result | Promise<Result>) => Promise<Result>;

async function codecSteps(flowJson: Document, step: Step): Promise<void> {
  const message = Struct.fromJavaScript({ flowJson });
  const bytes = message.serializeBinary();
  const struct = await step("google-protobuf: reading the message", () =>
    Struct.deserializeBinary(bytes),
  );
  const { values, secrets } = await step("plugin: reading properties", () => decode(struct));
  const encoded = await step("plugin: returning properties", () => encode(values, secrets));
  await step("google-protobuf: writing the message", () => encoded.serializeBinary());
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
  const context = { defaults: shared.config.flowDefaults, warn: console.warn };

  const args = { name: "large", categories: ["OTHER"], flowJson };
  const checked = await step("check", () => flow.check(args, {}, context));
  const inputs = asReturned<FlowInputs>(checked.inputs);
  const created = await step("create, with the upload", () => flow.create(inputs, begin()));
  const { id, state } = created;
  await step("refresh: read, and compare with the inputs", () => flow.read(id, state, begin()));
  const changedInputs = { ...inputs, flowJson: changed };
  await step("diff of two", () => flow.diff(id, state, changedInputs, console.warn));
  await step("update, with the upload", () => flow.update(id, state, changedInputs, begin()));
}

const screens = 27;
const textsOfScreen = 1_000;

/** A document of many small parts, which cost more than a few large ones of the same size. */
function documentOf(heading: string) {
  const texts = Array.from(
    { length: textsOfScreen },
    (_none, index) =>
      `${heading}: ${index} of the paragraphs that stand on it, one below the other`,
  );
  return aDocument(screens, texts);
}

/** The interval of the monitor's timer. The monitor records the time between two of its ticks. */
const resolutionMs = 1;

/** Runs an action. The result has the longest time for which it blocked this process. */
async function longestStretch<Result>(act: () => Result | Promise<Result>) {
  const delays = monitorEventLoopDelay({ resolution: resolutionMs });
  delays.enable();
  await sleep(5 * resolutionMs); // The monitor records nothing before its first tick.
  const result = await act();
  await sleep(5 * resolutionMs); // The tick after a blocking action records it.
  delays.disable();
  return { result, milliseconds: Math.max(0, delays.max / 1e6 - resolutionMs) };
}
