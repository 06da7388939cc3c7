import {
  copyOf,
  type FlowMigrationState,
  type PlannedMigration,
} from "../../../provider/lifecycle/flow-migration/state";
import type { FlowState, PlannedInputs } from "../../../provider/lifecycle/flow/state";
import { UNKNOWN, mapDeep } from "../../../provider/lifecycle/value";
import { unknownSentinel } from "../../../provider/signatures";
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
  readonly before?: FlowState;
  readonly after?: PlannedInputs;
  readonly replaceReasons: readonly string[];
  /** Pulumi's option: a deletion does not call the provider. */
  readonly retainOnDelete: boolean;
  /** Pulumi's option: a deletion does not call the provider if this resource is deleted too. */
  readonly deletedWith?: string;
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
 * preview failed, only the flows that made it fail: the engine may or may not have reached the
 * others.
 */
export function flowChangesOf(preview: Preview): readonly FlowChange[] {
  const steps = changesIn(preview.steps.filter(({ urn }) => flowKindOf(urn) !== undefined));
  const changed = new Set(steps.map(({ urn }) => urn));
  const reported = preview.diagnostics.flatMap(({ urn }) =>
    urn === undefined || changed.has(urn) || flowKindOf(urn) === undefined ? [] : [urn],
  );
  return [
    ...steps.map((step) => flowChange(step.urn, step, preview)),
    ...[...new Set(reported)].map((urn) => flowChange(urn, undefined, preview)),
  ]
    .filter(({ op, errors, warnings }) =>
      hasStopped(preview) ? errors.length > 0 : op !== undefined || warnings.length > 0,
    )
    .sort(
      (first, second) =>
        byText(first.name, second.name) ||
        byText(first.urn, second.urn) ||
        Number(first.isLeftOver) - Number(second.isLeftOver) ||
        byText(first.id ?? "", second.id ?? ""),
    );
}

/** The steps of all other resources, sorted by URN; none if the preview failed. */
export function otherSteps(preview: Preview): readonly PreviewStep[] {
  if (hasStopped(preview)) return [];
  return changesIn(preview.steps)
    .filter(({ op, urn }) => flowKindOf(urn) === undefined && op !== "delete-replaced")
    .filter(({ urn }) => typeOf(urn) !== "pulumi:pulumi:Stack")
    .sort((one, other) => byText(one.urn, other.urn));
}

function flowChange(urn: string, step: PreviewStep | undefined, preview: Preview): FlowChange {
  const kind = flowKindOf(urn) ?? "unknown";
  const { op, before, after, replaceReasons = [] } = step ?? {};
  const isRefreshed = op === "refresh" && after?.outputs !== undefined;
  const outputs = isRefreshed ? after.outputs : before?.outputs;
  const deletedWith = before?.deletedWith;
  return {
    name: logicalNameOf(urn),
    urn,
    kind,
    op,
    replaceReasons,
    retainOnDelete: before?.retainOnDelete === true,
    ...(deletedWith !== undefined &&
      preview.steps.some((one) => one.urn === deletedWith && deletesOld(one)) && { deletedWith }),
    isDeletion: step !== undefined && isDeletion(step),
    isLeftOver: before?.delete === true,
    errors: messagesOn(urn, "error", preview.diagnostics),
    warnings: messagesOn(urn, "warning", preview.diagnostics),
    ...(before?.id !== undefined && { id: before.id }),
    ...(outputs !== undefined && { before: stateIn(outputs, kind) }),
    ...(after?.inputs !== undefined && { after: inputsIn(after.inputs, kind) }),
  };
}

function messagesOn(
  urn: string,
  severity: string,
  diagnostics: readonly Diagnostic[],
): readonly string[] {
  const messages = diagnostics
    .filter((one) => one.urn === urn && one.severity === severity)
    .map(({ message }) => message.trim())
    .filter((message) => !isOfProvider(message));
  return [...new Set(messages)];
}

/** The state of a flow, or of the flow that a `FlowMigration` copied. */
function stateIn(outputs: Properties, kind: FlowKind): FlowState {
  const state = withPlaceholders(outputs);
  if (kind !== "copy") return state as FlowState;
  const copy = state as FlowMigrationState;
  // A copy may not be a draft as long as its status was never read.
  return { ...copyOf(copy), status: copy.status } as FlowState;
}

function inputsIn(inputs: Properties, kind: FlowKind): PlannedInputs {
  const planned = withPlaceholders(inputs);
  if (kind !== "copy") return planned as PlannedInputs;
  const { flowName, destinationWabaId, deletionPolicy } = planned as PlannedMigration;
  return {
    name: flowName,
    wabaId: destinationWabaId,
    ...(deletionPolicy !== undefined && { deletionPolicy }),
  } as PlannedInputs;
}

/** Hides secrets, and marks values that the preview does not know as the lifecycle does. */
function withPlaceholders(properties: Properties): unknown {
  return mapDeep(withSecretsHidden(properties), (part) =>
    part === unknownSentinel ? UNKNOWN : undefined,
  );
}

/**
 * Whether the provider wrote this line. The dynamic provider cannot attach a message to a resource.
 */
export function isOfProvider(line: string): boolean {
  return line.startsWith("kaleyra: ");
}

export function isFlowUrn(urn: string): boolean {
  return flowKindOf(urn) !== undefined;
}

/** Compares by code units, so that the order is the same on every machine. */
function byText(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
