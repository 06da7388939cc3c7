import type { FlowStatus } from "../kaleyra/flow";
import { logicalNameOf } from "../logical-name";
import type { CheckResult } from "./check-result";
import type { OperationContext, Warn } from "./context";
import type { FlowName, FlowNames } from "./flow-names";
import type { Planned, PropertyBag } from "./value";

export interface ResourceDiff {
  /** Properties that would change, those of a replacement among them. */
  readonly changed: readonly string[];
  /** The changed properties that need a new resource; empty for a change in place. */
  readonly replaces: readonly string[];
}

/** What a check is given beside the properties. */
export interface CheckContext {
  /** What the configuration says for a resource that does not say it. */
  readonly defaults: {
    readonly wabaId?: string | undefined;
    readonly deletionPolicy?: string | undefined;
    readonly flowJsonValidation?: string | undefined;
    readonly flowJsonIgnore?: readonly string[] | undefined;
  };
  readonly warn: Warn;
  /** Something in the document may be secret, so nothing of it is repeated. */
  readonly documentIsSecret?: boolean;
  /** The names that this run has promised; without it a check knows of no other. */
  readonly names?: FlowNames;
  /** The resource that is checked, where the adapter knows it. */
  readonly urn?: string | undefined;
  /** The program asks for replacements that delete first. */
  readonly deleteBeforeReplace?: boolean;
}

/**
 * A kind of resource: its life in plain values, which the adapters bring to Pulumi, each in its own way.
 */
export interface Resource<Inputs extends object, State extends Inputs & { account: string }> {
  /** What it is, e.g. `flow`. */
  readonly kind: string;
  /** Whether check takes an `automaticName`, for one to which the program gives no name. */
  readonly hasAutomaticName: boolean;
  /** The output that repeats the id, where there is one. */
  readonly idOutput?: string;
  /** Outputs that may quote an input, each with that input: it is as secret as the other. */
  readonly derivedSecrets?: Readonly<Record<string, string>>;
  /** Outputs that no change in place touches. */
  readonly stables: readonly string[];
  /** The properties that messages name it by, the best first. */
  readonly nameProperties: readonly string[];
  /** Inputs whose change alone sends nothing to Kaleyra. */
  readonly unsent: readonly string[];
  /** Whether a deletion only forgets it, and sends nothing. */
  readonly isForgotten: (state: State) => boolean;
  /** Whether the account in use holds it beyond doubt, whichever one the state names. */
  readonly isHeldBy: (id: string, state: State, context: OperationContext) => Promise<boolean>;
  /** The flow that a state is of, with its name; missing for what is no flow. */
  readonly flowOf?: (state: State) => FlowName & { readonly status: FlowStatus };
  readonly check: (
    news: PropertyBag,
    olds: PropertyBag,
    context: CheckContext,
  ) => CheckResult<Planned<Inputs>> | Promise<CheckResult<Planned<Inputs>>>;
  // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news
  readonly diff: (id: string, state: State, news: Planned<Inputs>, warn: Warn) => ResourceDiff;
  /** What a read has found changed, against the inputs so far. */
  readonly driftOf: (id: string, found: State, inputs: Planned<Inputs>) => ResourceDiff;
  /** The state as a run would leave it, as far as a preview can know; of a new one without a state. */
  readonly planned: (state: State | undefined, inputs: Planned<Inputs>) => Partial<Planned<State>>;
  /** What an update changes in its document, at most so many changes a line each; missing for what has none. */
  readonly documentLines?: (
    state: State,
    inputs: Planned<Inputs>,
    most: number,
  ) => readonly string[];
  readonly create: (
    inputs: Inputs,
    context: OperationContext,
  ) => Promise<{ readonly id: string; readonly state: State }>;
  /**
   * @param state Missing where only the id is known.
   * @returns `undefined` if it is gone, or was never there.
   */
  readonly read: (
    id: string,
    state: State | undefined,
    context: OperationContext,
  ) => Promise<{ readonly inputs: Inputs; readonly state: State } | undefined>;
  // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news
  readonly update: (
    id: string,
    state: State,
    inputs: Inputs,
    context: OperationContext,
  ) => Promise<State>;
  readonly delete: (id: string, state: State, context: OperationContext) => Promise<void>;
}

type Named = Pick<Resource<object, { account: string }>, "kind" | "nameProperties">;

/**
 * What messages call a resource: its name as far as it is known, with the id where that is another.
 *
 * @param properties Those that are known of it, the latest first; they may be anything yet.
 */
export function displayName(
  { kind, nameProperties }: Named,
  properties: readonly object[],
  { id, urn = "" }: { readonly id?: string; readonly urn?: string | undefined } = {},
): string {
  const name = nameProperties
    .flatMap((property) => properties.map((bag) => (bag as PropertyBag)[property]))
    .find((value) => typeof value === "string");
  if (name === undefined) return id ?? (logicalNameOf(urn) || kind);
  return id === undefined || id === name ? name : `${name} (${id})`;
}

type IdOutput = Pick<Resource<object, { account: string }>, "idOutput">;

/** What programs see of a resource: its state, and the id once more under a name of its own. */
export function outputsOf({ idOutput }: IdOutput, id: unknown, state: object): object {
  return idOutput === undefined ? state : { ...state, [idOutput]: id };
}

/** The state in some outputs, as an operation left it there. */
export function stateIn({ idOutput }: IdOutput, outputs: PropertyBag): PropertyBag {
  if (idOutput === undefined) return outputs;
  const { [idOutput]: _, ...state } = outputs;
  return state;
}
