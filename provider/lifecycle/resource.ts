import type { FlowStatus } from "../kaleyra/flow";
import { logicalNameOf } from "../urn";
import type { CheckResult } from "./check-result";
import type { OperationContext, Warn } from "./context";
import type { FlowName, FlowNames } from "./flow-names";
import type { Planned, PropertyBag } from "./value";

/** What an update would change, or what a refresh found changed. */
export interface ResourceDiff {
  /** The properties that would change, including those that need a replacement. */
  readonly changed: readonly string[];
  /** The changed properties that need a new resource; empty for a change in place. */
  readonly replaces: readonly string[];
}

/** What a check receives besides the properties. */
export interface CheckContext {
  /** The configuration's defaults for a resource that does not set them. */
  readonly defaults: {
    readonly wabaId?: string | undefined;
    readonly deletionPolicy?: string | undefined;
    readonly flowJsonValidation?: string | undefined;
    readonly flowJsonIgnore?: readonly string[] | undefined;
  };
  readonly warn: Warn;
  /** Whether the document may be secret, so that no message quotes it. */
  readonly documentIsSecret?: boolean;
  /** The names that this run has claimed. Without it, a check knows of no other resource. */
  readonly names?: FlowNames;
  /** The checked resource, where the adapter knows it. */
  readonly urn?: string | undefined;
  /** Whether the program wants replacements to delete first. */
  readonly deleteBeforeReplace?: boolean;
}

/**
 * A kind of resource: its lifecycle in plain values, which each adapter translates for Pulumi. The
 * functions are methods, so that an adapter can have resources of all kinds in one table.
 */
export interface Resource<Inputs extends object, State extends Inputs & { account: string }> {
  /** The kind's name in keys and messages, e.g. `flow`. */
  readonly kind: string;
  /** Whether check accepts an `automaticName` for a resource to which the program gives no name. */
  readonly hasAutomaticName: boolean;
  /** The output that repeats the id, if there is one. */
  readonly idOutput?: string;
  /**
   * Outputs that may quote an input, each with that input. If the input is secret, so is the
   * output.
   */
  readonly derivedSecrets?: Readonly<Record<string, string>>;
  /** Outputs that no change in place affects, as the engine's diffs list them. */
  readonly stables: readonly string[];
  /** The properties that name the resource in messages, the best first. */
  readonly nameProperties: readonly string[];
  /** Inputs whose change alone sends nothing to Kaleyra. */
  readonly unsentInputs: readonly string[];
  /** Whether a deletion only removes the resource from the state and sends nothing. */
  isForgotten(state: State): boolean;
  /**
   * Whether the account in use certainly holds the resource. The account in the state is ignored.
   */
  isHeldBy(id: string, state: State, context: OperationContext): Promise<boolean>;
  /** The flow that a state describes, with its name; missing for a kind that is not a flow. */
  flowOf?(state: State): FlowName & { readonly status: FlowStatus };
  /**
   * Checks the program's inputs and fills in defaults.
   *
   * @param olds The checked inputs so far; empty for a new resource and for a replacement.
   */
  check(
    news: PropertyBag,
    olds: PropertyBag,
    context: CheckContext,
  ): CheckResult | Promise<CheckResult>;
  /** @throws {OperationError} If the update would fail half-way. */
  diff(id: string, state: State, news: Planned<Inputs>, warn: Warn): ResourceDiff;
  /** What a read found changed, compared with the inputs so far. */
  driftOf(id: string, found: State, inputs: Planned<Inputs>): ResourceDiff;
  /**
   * The state after a run, as far as a preview can know it. For a new resource, `state` is missing.
   */
  planned(state: State | undefined, inputs: Planned<Inputs>): Partial<Planned<State>>;
  /**
   * One line for each change that an update makes in the document, at most `most` of them, and how
   * many more there are; missing for a kind without a document.
   */
  documentLines?(state: State, inputs: Planned<Inputs>, most: number): readonly string[];
  /** @throws {UnfinishedResource} If the resource exists and a later step failed. */
  create(
    inputs: Inputs,
    context: OperationContext,
  ): Promise<{ readonly id: string; readonly state: State }>;
  /**
   * @param state Missing where only the id is known.
   * @returns `undefined` if the resource is gone or never existed. An `id` replaces the id of the
   *   state, which turned out to be wrong.
   */
  read(
    id: string,
    state: State | undefined,
    context: OperationContext,
  ): Promise<{ readonly id?: string; readonly inputs: Inputs; readonly state: State } | undefined>;
  /** @throws {UnfinishedResource} If a step failed after the resource had changed. */
  update(id: string, state: State, inputs: Inputs, context: OperationContext): Promise<State>;
  delete(id: string, state: State, context: OperationContext): Promise<void>;
}

type Named = Pick<Resource<object, { account: string }>, "kind" | "nameProperties">;

/**
 * The name of a resource in messages, such as `survey (112)`: its name, and its id where that
 * differs. Without a name it is the id, or the logical name in the URN, or the kind.
 *
 * @param properties The known properties, the latest first; they are not checked.
 */
export function displayName(
  { kind, nameProperties }: Named,
  properties: readonly object[],
  { id, urn = "" }: { readonly id?: string; readonly urn?: string | undefined } = {},
): string {
  const name = nameProperties
    .flatMap((property) => properties.map((bag) => (bag as PropertyBag)[property]))
    .find((value) => typeof value === "string");
  if (name === undefined) return id ?? (logicalNameOf(urn) || kind); // No URN, no logical name.
  return id === undefined || id === name ? name : `${name} (${id})`;
}

type IdOutput = Pick<Resource<object, { account: string }>, "idOutput">;

/** The outputs of a resource: its state, and its id under the name of `idOutput`. */
export function outputsOf({ idOutput }: IdOutput, id: unknown, state: object): object {
  return idOutput === undefined ? state : { ...state, [idOutput]: id };
}

/** The state in the outputs of a resource: the reverse of `outputsOf`. */
export function stateIn({ idOutput }: IdOutput, outputs: PropertyBag): PropertyBag {
  if (idOutput === undefined) return outputs;
  const { [idOutput]: _id, ...state } = outputs;
  return state;
}

/**
 * Gives properties their type without a check. They are the result of a check or an operation of
 * the resource: the engine stores it and passes it in again.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller knows the type
export function asReturned<Properties extends object>(properties: PropertyBag): Properties {
  return properties as Properties;
}
