import { Folder } from "./cli-folder";

/** A flow in a preview; missing members have defaults. */
export interface FlowStep {
  readonly name: string;
  /** The engine's operation, e.g. `update`. */
  readonly op: string;
  readonly before?: Readonly<Record<string, unknown>>;
  /** The checked inputs in the state; none by default, as of a flow that is only read. */
  readonly inputsBefore?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly retainOnDelete?: boolean;
  /** Whether the flow waits for its deletion after an earlier replacement. */
  readonly isPending?: boolean;
  /** @default "112233" */
  readonly id?: string;
  /** @default a flow of the selected provider */
  readonly type?: string;
}

export interface PreviewDiagnostic {
  readonly message: string;
  readonly severity?: "error" | "warning" | "info" | "info#err" | "debug";
  /** The flow of the message. */
  readonly flow?: string;
}

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

/** The stream of `pulumi preview --json`, in the format of the real engine. */
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

/** Events with the engine's numbers and format. */
export function streamOf(events: readonly object[]): string {
  return events
    .map((event, sequence) => `${JSON.stringify({ sequence, timestamp: 1, ...event })}\n`)
    .join("");
}

/** A preview as one JSON document, which is the engine's default. */
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
      message: `${severity === "error" || severity === "warning" ? `${severity}: ` : ""}${message}`,
      severity,
    })),
    duration: 1_234_567_890,
    changeSummary: countsOf(options),
  });
}

const stackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

function stepsOf({ steps = [], provider = "dynamic" }: PreviewOptions) {
  return [
    { op: "same", urn: stackUrn, before: { urn: stackUrn, id: "" }, after: { urn: stackUrn } },
    ...steps.map((step) => {
      const { name, op, before, after, retainOnDelete, isPending, id = "112233" } = step;
      const type = step.type ?? flowTypes[provider];
      const urn = `urn:pulumi:dev::shop::${type}::${name}`;
      const old = {
        ...{ urn, type, id, inputs: step.inputsBefore ?? {} },
        ...(retainOnDelete === true && { retainOnDelete }),
        ...(isPending === true && { delete: true }),
        outputs: { ...aFlowsProperties(name), ...aDraft, ...before },
      };
      const fresh = { urn, type, id: "", inputs: { ...aFlowsProperties(name), ...after } };
      return {
        op,
        urn,
        ...(op !== "create" && { before: old }),
        ...(!op.startsWith("delete") && { after: fresh }),
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

/** The engine counts replacements, but not the parts of one. */
function countsOf(options: PreviewOptions): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const { op } of stepsOf(options)) counts.set(op, (counts.get(op) ?? 0) + 1);
  for (const half of ["delete-replaced", "create-replacement"]) counts.delete(half);
  return Object.fromEntries(counts);
}

const aDraft = { status: "DRAFT", validationErrors: [], deletionPolicy: "DeleteOrDeprecate" };

function aFlowsProperties(name: string) {
  return {
    name: `${name}-0a1b2c3`,
    categories: ["SURVEY"],
    wabaId: "200000000000000101",
    publish: false,
    updateStrategy: "InPlace",
  };
}

/** The inputs and outputs of a live flow. */
export const live = { status: "PUBLISHED", publish: true };

export function aRoutedDocument(routing: Readonly<Record<string, readonly string[]>>, title = "") {
  const screens = Object.keys(routing).map((id) => ({ id, title, layout: { children: [] } }));
  return JSON.stringify({ version: "7.3", routing_model: routing, screens });
}

/** The comment on a complete preview. */
export async function commentOn(options: PreviewOptions): Promise<string> {
  await using folder = await Folder.create({ "preview.json": aPreview(options) });
  const { code, stdout, stderr } = await folder.run(["comment", "preview.json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}
