import * as policySdk from "@pulumi/policy";
import type {
  PolicyConfigSchema,
  ResourceValidationArgs,
  ResourceValidationPolicy,
} from "@pulumi/policy";

/** The function with which Pulumi wraps the inputs for a policy. The types of the package lack it. */
const { unknownCheckingProxy } = policySdk as unknown as {
  readonly unknownCheckingProxy: <Props extends object>(props: Props) => Props;
};

/** Pulumi's sentinel for a string that is not known yet, as in `provider/signatures.ts`. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A flow for a policy. Pulumi's proxies throw if the policy reads an unknown value of `props`. */
export interface FlowUnderTest {
  /** @default the type on the plugin */
  readonly type?: string;
  readonly protect?: boolean;
  readonly deleteBeforeReplace?: boolean;
  /** The policy's configuration; defaults are added. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly props: Record<string, unknown>;
}

/** The messages of a policy about a flow. */
export async function violationsOf(
  { validateResource, configSchema }: ResourceValidationPolicy,
  flow: FlowUnderTest,
): Promise<readonly string[]> {
  const messages: string[] = [];
  for (const validate of [validateResource ?? []].flat()) {
    await validate(argsOf(flow, configSchema), (message) => messages.push(message));
  }
  return messages;
}

/**
 * The inputs after a policy's remediation, which changes `flow.props`; `undefined` if there is
 * nothing to fix.
 */
export async function remediated(
  { remediateResource, configSchema }: ResourceValidationPolicy,
  flow: FlowUnderTest,
): Promise<Record<string, unknown> | undefined> {
  const props = await remediateResource?.(argsOf(flow, configSchema));
  return props === undefined ? undefined : flow.props;
}

/**
 * The arguments that Pulumi passes to a policy. Only those that this package reads have real
 * values.
 */
function argsOf(
  {
    type = "kaleyra:whatsapp:Flow",
    protect = false,
    deleteBeforeReplace = false,
    config = {},
    props,
  }: FlowUnderTest,
  { properties }: PolicyConfigSchema = { properties: {} },
): ResourceValidationArgs {
  const defaults = Object.entries(properties).map(([key, setting]) => [key, setting.default]);
  const settings: unknown = { ...Object.fromEntries(defaults), ...config };
  return {
    type,
    props: unknownCheckingProxy(props),
    urn: `urn:pulumi:dev::shop::${type}::survey`,
    name: "survey",
    opts: {
      protect,
      deleteBeforeReplace,
      ignoreChanges: [],
      aliases: [],
      additionalSecretOutputs: [],
      customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
    },
    stackTags: new Map(),
    isType: () => false,
    asType: () => undefined,
    getConfig: (() => settings) as ResourceValidationArgs["getConfig"],
    notApplicable: () => {
      throw new Error("not applicable");
    },
  };
}
