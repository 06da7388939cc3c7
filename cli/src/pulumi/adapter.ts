import { flow as flowResource } from "../../../provider/lifecycle/flow/resource";
import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { outputsOf } from "../../../provider/lifecycle/resource";
import { providerText } from "../../../provider/signatures";
import {
  flowMigrationType,
  flowProvider,
  flowsEncryptionKeyType,
  flowType,
} from "../../../sdk/typescript/dynamic-provider";

/** The inputs or outputs of a resource in a state. */
export type Properties = Readonly<Record<string, unknown>>;

/** How programs and states contain the resources of one of the two providers. */
export interface Adapter {
  /** The npm package of the provider's classes. */
  readonly packageName: string;
  /** The type in URNs and states. So are the next two. */
  readonly flowType: string;
  /** The type of a copy in another WABA. A copy is a flow of its own. */
  readonly flowMigrationType: string;
  readonly flowsEncryptionKeyType: string;
  /** Converts checked inputs to their form in the provider's states. */
  readonly inputsInState: (inputs: object) => Properties;
  /** Converts a flow's state to the outputs in the provider's states. */
  readonly outputsInState: (flow: {
    readonly id: string;
    readonly inputs: Properties;
    readonly state: FlowState;
  }) => Properties;
}

/**
 * The dynamic provider and the plugin. The plugin's types are also in `provider/plugin/resources.ts` and
 * in its schema; released states contain them, so they never change.
 */
export const adapters = {
  dynamic: {
    packageName: "pulumi-kaleyra",
    flowType,
    flowMigrationType,
    flowsEncryptionKeyType,
    // Pulumi's dynamic provider stores its own code with each resource, in inputs and outputs.
    inputsInState: (inputs) => ({ ...inputs, [providerText]: flowProvider }),
    outputsInState: ({ inputs, state }) => ({
      ...state,
      [providerText]: inputs[providerText] ?? flowProvider,
    }),
  },
  plugin: {
    packageName: "pulumi-kaleyra-native",
    flowType: "kaleyra:whatsapp:Flow",
    flowMigrationType: "kaleyra:whatsapp:FlowMigration",
    flowsEncryptionKeyType: "kaleyra:whatsapp:FlowsEncryptionKey",
    inputsInState: (inputs) => ({ ...inputs }),
    outputsInState: ({ id, state }) => ({ ...outputsOf(flowResource, id, state) }),
  },
} as const satisfies Readonly<Record<string, Adapter>>;

/** A resource, or a part of one. */
interface Typed {
  readonly type: string;
}

/** @returns `undefined` if the resource is not a `Flow`. */
export function adapterOf({ type }: Typed): Adapter | undefined {
  return Object.values(adapters).find((adapter) => adapter.flowType === type);
}

/** Whether a resource is a `FlowMigration`. Its id is that of the copy. */
export function isFlowMigration({ type }: Typed): boolean {
  return Object.values(adapters).some((adapter) => adapter.flowMigrationType === type);
}

/** Whether a resource is a `FlowsEncryptionKey`, on which no flow depends. */
export function isEncryptionKey({ type }: Typed): boolean {
  return Object.values(adapters).some((adapter) => adapter.flowsEncryptionKeyType === type);
}

/** Whether a type is one of the two providers', also of a later release: it has the prefix of a `Flow`'s. */
export function isProviderType({ type }: Typed): boolean {
  return Object.values(adapters).some((adapter) =>
    type.startsWith(adapter.flowType.replace(/[^:]+$/, "")),
  );
}

/** The WABA and the name of a flow. Values that the state hides are `undefined`. */
export interface NameInState {
  readonly wabaId: string | undefined;
  readonly name: string | undefined;
}

/** @param properties Inputs or outputs of a `Flow` or a `FlowMigration`, secrets in plain text. */
export function nameInState(resource: Typed, properties: unknown): NameInState {
  const { wabaId, name, destinationWabaId, flowName } = (properties ?? {}) as Properties;
  return isFlowMigration(resource)
    ? { wabaId: textOf(destinationWabaId), name: textOf(flowName) }
    : { wabaId: textOf(wabaId), name: textOf(name) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Whether a resource manages a flow at Kaleyra and has the flow's id. */
export function managesFlow(resource: Typed): boolean {
  return adapterOf(resource) !== undefined || isFlowMigration(resource);
}
