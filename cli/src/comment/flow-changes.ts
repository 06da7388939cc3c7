import {
  copyOf,
  type FlowMigrationState,
  type PlannedMigration,
} from "../../../provider/lifecycle/flow-migration/state";
import type { FlowState, PlannedInputs } from "../../../provider/lifecycle/flow/state";
import { UNKNOWN, mapDeep } from "../../../provider/lifecycle/value";
import { secretShown, unknownSentinel } from "../../../provider/signatures";
import { logicalNameOf, typeOf } from "../../../provider/urn";
import type { Properties } from "../pulumi/adapter";
import { withSecretsHidden } from "../pulumi/secrets";
import { flowKindOf, type FlowKind } from "./flow-kind";
import { changesIn, deletesOld, isDeletion } from "./operations";
import { hasStopped, type Diagnostic, type Preview } from "./preview/preview";
import type { PreviewStep } from "./preview/step";

/** A flow that a preview would change, or that the preview has messages about. */
export interface FlowChange {
  /** The name in the program. */
  readonly name: string;
  readonly urn: string;
  readonly kind: FlowKind;
  /** The engine's operation; `undefined` if the preview only has messages about the flow. */
  readonly op: string | undefined;
  readonly id?: string;
  /** The flow's state before the plan; a refresh may have found another one than the stack has. */
  readonly before?: FlowState;
  /** The inputs that the program declares. */
  readonly after?: PlannedInputs;
  readonly replaceReasons: readonly string[];
  /** Pulumi's option: a deletion does not call the provider. */
  readonly retainOnDelete: boolean;
  /** Pulumi's option: a deletion does not call the provider if this resource is deleted too. */
  readonly deletedWith?: string;
  /** Whether the step only deletes the flow, or refreshes a left-over flow before its deletion. */
  readonly isDeletion: boolean;
  /** Whether this is the old flow of an earlier replacement, which still has to be deleted. */
  readonly isLeftOver: boolean;
  readonly errors: readonly string[];
  /**
   * Warnings of the engine and of the document's checks; the provider's own warnings are left out.
   */
  readonly warnings: readonly string[];
}

/**
 * The flows of a preview, sorted by name, so that the same plan gives the same comment. If the
 * engine stopped early, only the flows that made it stop: it may or may not have reached the
 * others.
 */
export function flowChangesOf(preview: Preview): readonly FlowChange[] {
  const steps = changesIn(preview.steps.filter(({ urn }) => isFlowUrn(urn)));
  const changed = new Set(steps.map(({ urn }) => urn));
  const reported = new Set(
    preview.diagnostics.map(({ urn }) => urn).filter((urn) => urn !== undefined),
  );
  const withoutStep = [...reported].filter((urn) => !changed.has(urn));
  return [
    ...steps.map((step) => flowChange(step.urn, step, preview)),
    ...withoutStep.map((urn) => flowChange(urn, undefined, preview)),
  ]
    .filter((change) => change !== undefined)
    .filter(({ op, errors, warnings }) =>
      hasStopped(preview) ? errors.length > 0 : op !== undefined || warnings.length > 0,
    )
    .sort(byNameAndStep);
}

/** Several steps may have one URN. The steps of its old flows, which an id distinguishes, come last. */
function byNameAndStep(first: FlowChange, second: FlowChange): number {
  return (
    byText(first.name, second.name) ||
    byText(first.urn, second.urn) ||
    Number(first.isLeftOver) - Number(second.isLeftOver) ||
    byText(first.id ?? "", second.id ?? "")
  );
}

/** The steps of all other resources, sorted by URN; none if the engine stopped early. */
export function otherSteps(preview: Preview): readonly PreviewStep[] {
  if (hasStopped(preview)) return [];
  return (
    changesIn(preview.steps)
      .filter(({ urn }) => !isFlowUrn(urn) && typeOf(urn) !== "pulumi:pulumi:Stack")
      // The deletion that ends a replacement, of this plan or an earlier one, is not listed by itself.
      .filter(({ op }) => op !== "delete-replaced")
      .sort((one, other) => byText(one.urn, other.urn))
  );
}

/** `undefined` if the resource is not a flow. */
function flowChange(
  urn: string,
  step: PreviewStep | undefined,
  preview: Preview,
): FlowChange | undefined {
  const kind = flowKindOf(urn);
  if (kind === undefined) return undefined;
  const { op, before, after, replaceReasons = [] } = step ?? {};
  // A refresh has found this state at Kaleyra, and the update starts from it.
  const isRefreshed = op === "refresh" && after?.outputs !== undefined;
  const outputs = isRefreshed ? after.outputs : before?.outputs;
  const deletedWith = ownerDeletedWith(before, preview);
  return {
    name: logicalNameOf(urn),
    urn,
    kind,
    op,
    replaceReasons,
    retainOnDelete: before?.retainOnDelete === true,
    ...(deletedWith !== undefined && { deletedWith }),
    isDeletion: step !== undefined && isDeletion(step),
    isLeftOver: before?.delete === true,
    errors: messagesOn(urn, "error", preview.diagnostics),
    warnings: messagesOn(urn, "warning", preview.diagnostics),
    ...(before?.id !== undefined && { id: before.id }),
    ...(outputs !== undefined && { before: stateIn(outputs, kind) }),
    ...(after?.inputs !== undefined && { after: inputsIn(after.inputs, kind) }),
  };
}

/** The resource of the option `deletedWith`, if this preview deletes that resource too. */
function ownerDeletedWith(before: PreviewStep["before"], { steps }: Preview): string | undefined {
  const owner = before?.deletedWith;
  return steps.some((step) => step.urn === owner && deletesOld(step)) ? owner : undefined;
}

/** The messages about a resource, each once, without those in `warningSection`. */
function messagesOn(
  urn: string,
  severity: "error" | "warning",
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const messages = diagnostics
    .filter((diagnostic) => diagnostic.urn === urn && diagnostic.severity === severity)
    .map(({ message }) => message.trim())
    .filter((message) => !isProviderMessage(message));
  return [...new Set(messages)];
}

/** The state of a flow, or of the flow that a `FlowMigration` copied. */
function stateIn(outputs: Properties, kind: FlowKind): FlowState {
  const state = toLifecycleValues(outputs);
  if (kind !== "copy") return state as FlowState;
  const copy = state as FlowMigrationState;
  // `copyOf` treats a copy as a draft if its status was never read. The gate (`--fail-on`) must not: the
  // copy may be live.
  return { ...copyOf(copy), status: copy.status } as FlowState;
}

/** The inputs of a flow; of a `FlowMigration`, those that a flow has too, under a flow's names. */
function inputsIn(inputs: Properties, kind: FlowKind): PlannedInputs {
  const planned = toLifecycleValues(inputs) as Properties;
  if (kind !== "copy") return { ...planned, ...unknownDecisions(planned) } as PlannedInputs;
  const { flowName, destinationWabaId, deletionPolicy } = planned as PlannedMigration;
  return {
    name: flowName,
    wabaId: destinationWabaId,
    ...(deletionPolicy !== undefined && { deletionPolicy }),
  } as PlannedInputs;
}

/** Unknown values for the inputs that decide what happens to a flow, where they are secret. */
function unknownDecisions(inputs: Properties): Properties {
  const secrets = ["publish", "updateStrategy"].filter((input) => inputs[input] === secretShown);
  return Object.fromEntries(secrets.map((input) => [input, UNKNOWN]));
}

/** Hides secrets, and marks values that the preview does not know as the lifecycle does. */
function toLifecycleValues(properties: Properties): unknown {
  return mapDeep(withSecretsHidden(properties), (part) =>
    part === unknownSentinel ? UNKNOWN : undefined,
  );
}

/**
 * Whether this is a line of a warning or a note of the provider; its errors do not begin so. `provider/plugin`,
 * `provider/dynamic` and `sdk/typescript` write this prefix; no compiler compares them. The dynamic provider
 * cannot attach such a message to a resource, so `warningSection` lists all of them together.
 */
export function isProviderMessage(line: string): boolean {
  return line.startsWith("kaleyra: ");
}

/** Whether the resource has a {@link FlowKind}, so that the comment lists it as a flow. */
export function isFlowUrn(urn: string): boolean {
  return flowKindOf(urn) !== undefined;
}

/** Compares by code units, so that the order is the same on every machine. */
function byText(first: string, second: string): number {
  if (first < second) return -1;
  return first > second ? 1 : 0;
}
