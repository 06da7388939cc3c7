import type { PlannedInputs } from "../../../provider/lifecycle/flow/inputs";
import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { isFlow, logicalNameOf } from "../pulumi/deployment";
import { withUnknowns } from "../pulumi/unknown";
import { type Diagnostic, hasStopped, type Preview, type PreviewStep } from "./preview/preview";

/** A flow to which a preview would do something, or about which it has something to say. */
export interface FlowChange {
  /** The name in the program. */
  readonly name: string;
  readonly urn: string;
  /** The engine's word; `undefined` for a flow that the preview only had complaints about. */
  readonly op: string | undefined;
  readonly id?: string;
  readonly before?: FlowState;
  readonly after?: PlannedInputs;
  readonly replaceReasons: readonly string[];
  /** Pulumi's own option: a deletion does not ask the provider. */
  readonly retainOnDelete: boolean;
  readonly errors: readonly string[];
  /** Of the engine and the checks of its document, without what the provider says. */
  readonly warnings: readonly string[];
}

/** Operations that leave a resource as it is. */
const quiet = new Set(["same", "refresh", "read", "read-discard", "discard"]);

/**
 * The flows of a preview by their names, whatever order the engine came to them in. Of a preview
 * that failed these are the ones it failed for: how far it got with the others is chance.
 */
export function flowChangesOf(preview: Preview): readonly FlowChange[] {
  const { steps, diagnostics } = preview;
  const flows = new Map<string, PreviewStep | undefined>();
  for (const { urn } of diagnostics) {
    if (urn !== undefined && isFlowUrn(urn)) flows.set(urn, undefined);
  }
  for (const step of steps) {
    if (!isFlowUrn(step.urn)) continue;
    if (!quiet.has(step.op)) flows.set(step.urn, step);
  }
  return [...flows]
    .map(([urn, step]) => flowChange(urn, step, diagnostics))
    .filter(({ op, errors, warnings }) =>
      hasStopped(preview) ? errors.length > 0 : op !== undefined || warnings.length > 0,
    )
    .sort((one, other) => byText(one.name, other.name) || byText(one.urn, other.urn));
}

/** The steps of everything else. */
export function otherSteps(preview: Preview): readonly PreviewStep[] {
  if (hasStopped(preview)) return [];
  return preview.steps
    .filter(({ op, urn }) => !quiet.has(op) && !isFlowUrn(urn))
    .filter(({ urn }) => typeOf(urn) !== "pulumi:pulumi:Stack")
    .sort((one, other) => byText(one.urn, other.urn));
}

/** The resource's type, without those of its parents. */
export function typeOf(urn: string): string {
  return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

function flowChange(
  urn: string,
  step: PreviewStep | undefined,
  diagnostics: readonly Diagnostic[],
): FlowChange {
  const said = (severity: string) => [
    ...new Set(
      diagnostics
        .filter((one) => one.urn === urn && one.severity === severity)
        .map(({ message }) => message.trim())
        .filter((message) => !isOfProvider(message)),
    ),
  ];
  const { op, before, after, replaceReasons = [] } = step ?? {};
  return {
    name: logicalNameOf({ urn }),
    urn,
    op,
    replaceReasons,
    retainOnDelete: before?.retainOnDelete === true,
    errors: said("error"),
    warnings: said("warning"),
    ...(before?.id !== undefined && { id: before.id }),
    ...(before?.outputs !== undefined && {
      before: withUnknowns(before.outputs) as FlowState,
    }),
    ...(after?.inputs !== undefined && {
      after: withUnknowns(after.inputs) as PlannedInputs,
    }),
  };
}

/** A line of the provider's, for people and tools; a dynamic one can't put it on a resource's row. */
export function isOfProvider(line: string): boolean {
  return line.startsWith("kaleyra: ");
}

export function isFlowUrn(urn: string): boolean {
  return isFlow({ type: typeOf(urn) });
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
