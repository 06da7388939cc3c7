import {
  copyOf,
  type FlowMigrationState,
  type PlannedMigration,
} from "../../../provider/lifecycle/flow-migration/state";
import type { PlannedInputs } from "../../../provider/lifecycle/flow/inputs";
import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { logicalNameOf } from "../../../provider/logical-name";
import type { Properties } from "../pulumi/adapter";
import { withSecretsHidden } from "../pulumi/secrets";
import { withUnknowns } from "../pulumi/unknown";
import { type FlowKind, flowKindOf, typeOf } from "./flow-urn";
import { changesIn, deletesOld, isDeletion } from "./operations";
import { type Diagnostic, hasStopped, type Preview } from "./preview/preview";
import { type PreviewStep } from "./preview/step";

/** A flow to which a preview would do something, or about which it has something to say. */
export interface FlowChange {
  /** The name in the program. */
  readonly name: string;
  readonly urn: string;
  readonly kind: FlowKind;
  /** The engine's word; `undefined` for a flow that the preview only had complaints about. */
  readonly op: string | undefined;
  readonly id?: string;
  readonly before?: FlowState;
  readonly after?: PlannedInputs;
  readonly replaceReasons: readonly string[];
  /** Pulumi's own option: a deletion does not ask the provider. */
  readonly retainOnDelete: boolean;
  /** Pulumi's own option: a deletion does not ask the provider where this one is deleted too. */
  readonly deletedWith?: string;
  readonly isDeletion: boolean;
  /** Whether it is what an earlier replacement has left to delete. */
  readonly isLeftOver: boolean;
  readonly errors: readonly string[];
  /** Of the engine and the checks of its document, without what the provider says. */
  readonly warnings: readonly string[];
}

/**
 * The flows of a preview by their names, whatever order the engine came to them in. Of a preview
 * that failed these are the ones it failed for: how far it got with the others is chance.
 */
export function flowChangesOf(preview: Preview): readonly FlowChange[] {
  const steps = changesIn(preview.steps.filter(({ urn }) => flowKindOf(urn) !== undefined));
  const changed = new Set(steps.map(({ urn }) => urn));
  const complaints = preview.diagnostics.flatMap(({ urn }) =>
    urn === undefined || changed.has(urn) || flowKindOf(urn) === undefined ? [] : [urn],
  );
  return [
    ...steps.map((step) => flowChange(step.urn, step, preview)),
    ...[...new Set(complaints)].map((urn) => flowChange(urn, undefined, preview)),
  ]
    .filter(({ op, errors, warnings }) =>
      hasStopped(preview) ? errors.length > 0 : op !== undefined || warnings.length > 0,
    )
    .sort(
      (one, other) =>
        byText(one.name, other.name) ||
        byText(one.urn, other.urn) ||
        Number(one.isLeftOver) - Number(other.isLeftOver) ||
        byText(one.id ?? "", other.id ?? ""),
    );
}

/** The steps of everything else. */
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

function stateIn(outputs: Properties, kind: FlowKind): FlowState {
  const state = shown(outputs);
  if (kind !== "copy") return state as FlowState;
  const copy = state as FlowMigrationState;
  // A copy whose stage was never read is not known to be a draft.
  return { ...copyOf(copy), status: copy.status } as FlowState;
}

function inputsIn(inputs: Properties, kind: FlowKind): PlannedInputs {
  const planned = shown(inputs);
  if (kind !== "copy") return planned as PlannedInputs;
  const { flowName, destinationWabaId, deletionPolicy } = planned as PlannedMigration;
  return {
    name: flowName,
    wabaId: destinationWabaId,
    ...(deletionPolicy !== undefined && { deletionPolicy }),
  } as PlannedInputs;
}

function shown(properties: Properties): unknown {
  return withUnknowns(withSecretsHidden(properties));
}

/** A line of the provider's, for people and tools; a dynamic one can't put it on a resource's row. */
export function isOfProvider(line: string): boolean {
  return line.startsWith("kaleyra: ");
}

export function isFlowUrn(urn: string): boolean {
  return flowKindOf(urn) !== undefined;
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
