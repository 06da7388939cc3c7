import { Folder } from "./folder";

/** What a test says of a flow in a preview; the rest is filled in. */
export interface FlowStep {
  readonly name: string;
  readonly op: "create" | "update" | "replace" | "delete" | "same";
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly retainOnDelete?: boolean;
}

export interface Said {
  readonly message: string;
  readonly severity?: "error" | "warning" | "info" | "info#err" | "debug";
  /** The flow it is about. */
  readonly flow?: string;
}

export const flowTypes = {
  dynamic: "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow",
  plugin: "kaleyra:whatsapp:Flow",
} as const;

export interface PreviewOptions {
  readonly steps?: readonly FlowStep[];
  readonly said?: readonly Said[];
  /** @default "dynamic" */
  readonly provider?: keyof typeof flowTypes;
}

/** What `pulumi preview --json` prints, in the form that the real engine has been seen to print it. */
export function aPreview({ steps = [], said = [], provider = "dynamic" }: PreviewOptions): string {
  const urn = (name: string) => `urn:pulumi:dev::shop::${flowTypes[provider]}::${name}`;
  return JSON.stringify({
    steps: [
      {
        op: "same",
        urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
        detailedDiff: null,
      },
      ...steps.map(({ name, op, before, after, retainOnDelete = false }) => ({
        op,
        urn: urn(name),
        ...(op !== "create" && {
          oldState: {
            urn: urn(name),
            type: flowTypes[provider],
            id: "112233",
            ...(retainOnDelete && { retainOnDelete }),
            outputs: { ...aFlowsProperties(name), ...aDraft, ...before },
          },
        }),
        ...(op !== "delete" && {
          newState: {
            urn: urn(name),
            type: flowTypes[provider],
            inputs: { ...aFlowsProperties(name), ...after },
          },
        }),
        detailedDiff: null,
      })),
    ],
    diagnostics: said.map(({ message, severity = "info#err", flow }) => ({
      ...(flow !== undefined && { urn: urn(flow) }),
      message: `${severity === "error" || severity === "warning" ? `${severity}: ` : ""}${message}\n`,
      severity,
    })),
    changeSummary: {},
  });
}

const aDraft = { status: "DRAFT", validationErrors: [], deletionPolicy: "DeleteOrDeprecate" };

function aFlowsProperties(name: string) {
  return {
    name: `${name}-0a1b2c3`,
    categories: ["SURVEY"],
    wabaId: "200000000000000101",
    publish: false,
    publishedChange: "Edit",
  };
}

/** What of a flow is live. */
export const live = { status: "PUBLISHED", publish: true };

export function aRoutedDocument(routing: Readonly<Record<string, readonly string[]>>, title = "") {
  const screens = Object.keys(routing).map((id) => ({ id, title, layout: { children: [] } }));
  return JSON.stringify({ version: "7.3", routing_model: routing, screens });
}

/** The comment on a preview that may go on. */
export async function commentOn(options: PreviewOptions): Promise<string> {
  await using folder = await Folder.create({ "preview.json": aPreview(options) });
  const { code, stdout, stderr } = await folder.run(["comment", "preview.json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}
