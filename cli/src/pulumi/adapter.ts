import { flow as flowResource } from "../../../provider/lifecycle/flow/resource";
import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { outputsOf } from "../../../provider/lifecycle/outputs";
import { flowProvider, flowType } from "../../../sdk/typescript/dynamic-provider";

export type Properties = Readonly<Record<string, unknown>>;

/** What the flows of a stack are managed through, and what shows of it in programs and states. */
export interface Adapter {
  /** The npm package of its classes. */
  readonly packageName: string;
  readonly flowType: string;
  /** Checked inputs as its states hold them. */
  readonly inputsInState: (inputs: object) => Properties;
  /** The outputs that belong to such inputs. */
  readonly outputsInState: (flow: {
    readonly id: string;
    readonly inputs: Properties;
    readonly state: FlowState;
  }) => Properties;
}

const providerText = "__provider";

export const adapters = {
  dynamic: {
    packageName: "pulumi-kaleyra",
    flowType,
    inputsInState: (inputs) => ({ ...inputs, [providerText]: flowProvider }),
    outputsInState: ({ inputs, state }) => ({
      ...state,
      [providerText]: inputs[providerText] ?? flowProvider,
    }),
  },
  plugin: {
    packageName: "pulumi-kaleyra-native",
    flowType: "kaleyra:whatsapp:Flow",
    inputsInState: (inputs) => ({ ...inputs }),
    outputsInState: ({ id, state }) => ({ ...outputsOf(flowResource, id, state) }),
  },
} as const satisfies Readonly<Record<string, Adapter>>;

/** @returns `undefined` if a resource of this type is no flow. */
export function adapterOf({ type }: { readonly type: string }): Adapter | undefined {
  return Object.values(adapters).find((adapter) => adapter.flowType === type);
}
