import { Folder } from "./cli-folder";

/** A step of a preview for one flow; missing members have defaults. */
export interface FlowStep {
  /** The flow's name in the program. */
  readonly name: string;
  /** The engine's operation, e.g. `update`. */
  readonly op: string;
  /** The outputs in the state; they replace or add to those of a draft. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** The inputs in the state; none by default, as of a flow that is only read. */
  readonly inputsBefore?: Readonly<Record<string, unknown>>;
  /** The planned inputs; they replace or add to those of a draft. */
  readonly after?: Readonly<Record<string, unknown>>;
  readonly retainOnDelete?: boolean;
  /** Whether the flow waits for its deletion after an earlier replacement. */
  readonly isPending?: boolean;
  /** @default "112233" */
  readonly id?: string;
  /** @default a flow of the selected provider */
  readonly type?: string;
}

/** A message of the engine in a preview. */
export interface PreviewDiagnostic {
  readonly message: string;
  /** @default "info#err", a line on stderr */
  readonly severity?: "error" | "warning" | "info" | "info#err" | "debug";
  /** The name of the message's flow in the program; without one, the message has no URN. */
  readonly flow?: string;
}

/** The type of a Flow in the engine's URNs and state, by adapter. */
export const flowTypes = {
  dynamic: "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow",
  plugin: "kaleyra:whatsapp:Flow",
} as const;

export interface PreviewOptions {
  readonly steps?: readonly FlowStep[];
  readonly diagnostics?: readonly PreviewDiagnostic[];
  /** @default "dynamic" */
  readonly provider?: keyof typeof flowTypes;
}

/**
 * The output of `pulumi preview --json` with PULUMI_ENABLE_STREAMING_JSON_PREVIEW: an event of the
 * engine in each line. `cli/src/comment/preview` reads it.
 */
export function aPreview(options: PreviewOptions): string {
  const steps = stepsOf(options).map(({ op, urn, before, after }) => ({
    resourcePreEvent: { metadata: { op, urn, old: before ?? null, new: after ?? null } },
  }));
  const diagnostics = diagnosticsIn(options).map(({ urn, message, severity }) => ({
    diagnosticEvent: { ...(urn !== undefined && { urn }), message, severity, color: "never" },
  }));
  const resourceChanges = countsOf(options);
  const summary = { maybeCorrupt: false, isPreview: true, resourceChanges, result: "succeeded" };
  return streamOf([
    { preludeEvent: { config: {} } },
    ...steps,
    ...diagnostics,
    { summaryEvent: summary },
    { cancelEvent: {} },
  ]);
}

/** Events in the engine's format, numbered. */
export function streamOf(events: readonly object[]): string {
  return events
    .map((event, sequence) => `${JSON.stringify({ sequence, timestamp: 1, ...event })}\n`)
    .join("");
}

/** The output of `pulumi preview --json` by default: one JSON document, which the CLI calls a digest. */
export function aDigest(options: PreviewOptions): string {
  return JSON.stringify({
    steps: stepsOf(options).map(({ op, urn, before, after }) => ({
      op,
      urn,
      ...(before && { oldState: before }),
      ...(after && { newState: after }),
      detailedDiff: null,
    })),
    diagnostics: diagnosticsIn(options).map(({ urn, message, severity }) => ({
      ...(urn !== undefined && { urn }),
      message: withSeverity(message, severity),
      severity,
    })),
    duration: 1_234_567_890,
    changeSummary: countsOf(options),
  });
}

/** In a digest, unlike in the stream, the engine puts these two severities before the message. */
function withSeverity(message: string, severity: string): string {
  return severity === "error" || severity === "warning" ? `${severity}: ${message}` : message;
}

const stackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

/** The steps with their states, without those that the engine has not: of a create before, of a delete after. */
function stepsOf({ steps = [], provider = "dynamic" }: PreviewOptions) {
  return [
    { op: "same", urn: stackUrn, before: { urn: stackUrn, id: "" }, after: { urn: stackUrn } },
    ...steps.map((step) => {
      const { name, op, before, after, retainOnDelete, isPending, id = "112233" } = step;
      const type = step.type ?? flowTypes[provider];
      const urn = `urn:pulumi:dev::shop::${type}::${name}`;
      const stateBefore = {
        ...{ urn, type, id, inputs: step.inputsBefore ?? {} },
        ...(retainOnDelete === true && { retainOnDelete }),
        ...(isPending === true && { delete: true }),
        outputs: { ...aFlowsProperties(name), ...aDraft, ...before },
      };
      const stateAfter = { urn, type, id: "", inputs: { ...aFlowsProperties(name), ...after } };
      return {
        op,
        urn,
        ...(op !== "create" && { before: stateBefore }),
        ...(!op.startsWith("delete") && { after: stateAfter }),
      };
    }),
  ];
}

function diagnosticsIn({ diagnostics = [], provider = "dynamic" }: PreviewOptions) {
  return diagnostics.map(({ message, severity = "info#err", flow }) => ({
    urn: flow === undefined ? undefined : `urn:pulumi:dev::shop::${flowTypes[provider]}::${flow}`,
    message: `${message}\n`,
    severity,
  }));
}

/** The number of steps by operation. The engine counts a replacement, but not its two parts. */
function countsOf(options: PreviewOptions): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { op } of stepsOf(options)) counts.set(op, (counts.get(op) ?? 0) + 1);
  for (const part of ["delete-replaced", "create-replacement"]) counts.delete(part);
  return Object.fromEntries(counts);
}

/** The outputs that a draft has besides its inputs. */
const aDraft = { status: "DRAFT", validationErrors: [], deletionPolicy: "DeleteOrDeprecate" };

/** The inputs of a draft with an automatic name. */
function aFlowsProperties(name: string) {
  return {
    name: `${name}-0a1b2c3`,
    categories: ["SURVEY"],
    wabaId: "200000000000000101",
    publish: false,
    updateStrategy: "InPlace",
  };
}

/** What the outputs of a live flow have instead of a draft's. */
export const live = { status: "PUBLISHED", publish: true };

/** The text of a document with a `routing_model`, and with an empty screen for each of its keys. */
export function aRoutedDocument(routing: Readonly<Record<string, readonly string[]>>, title = "") {
  const screens = Object.keys(routing).map((id) => ({ id, title, layout: { children: [] } }));
  return JSON.stringify({ version: "7.3", routing_model: routing, screens });
}

/** The output of `kaleyra-flows comment` for a preview. Fails the test if the command fails. */
export async function commentOn(options: PreviewOptions): Promise<string> {
  await using folder = await Folder.create({ "preview.json": aPreview(options) });
  const { code, stdout, stderr } = await folder.run(["comment", "preview.json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}
