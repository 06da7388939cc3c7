import * as policySdk from "@pulumi/policy";
import type {
  PolicyConfigSchema,
  ResourceValidationArgs,
  ResourceValidationPolicy,
} from "@pulumi/policy";

/** A function of the policy SDK whose type the package lacks. */
const { unknownCheckingProxy } = policySdk as unknown as {
  readonly unknownCheckingProxy: <Props extends object>(props: Props) => Props;
};

/** What the engine sends to a policy for a text that is not known yet. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A flow as the engine shows it to a policy; inputs come as proxies that throw for what is not known. */
export interface FlowUnderTest {
  readonly type?: string;
  readonly protect?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly props: Record<string, unknown>;
}

/** What a policy reports about a flow. */
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

/** The inputs after a policy's remediation; `undefined` where it leaves them alone. */
export async function remediated(
  { remediateResource, configSchema }: ResourceValidationPolicy,
  flow: FlowUnderTest,
): Promise<Record<string, unknown> | undefined> {
  const props = await remediateResource?.(argsOf(flow, configSchema));
  return props === undefined ? undefined : flow.props;
}

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
