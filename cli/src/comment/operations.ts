import { flowKindOf } from "./flow-kind";
import type { PreviewStep } from "./preview/step";

/**
 * The engine's operations that do not change a resource at Kaleyra: a `discard` is of a resource
 * that is only read, and a `remove-pending-replace` is of one that has already been deleted. An
 * operation that is in no list here counts as a change.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step.go
 */
const unchangingOperations: ReadonlySet<string> = new Set([
  "same",
  "read",
  "refresh",
  "discard",
  "discard-replaced",
  "remove-pending-replace",
  "diff",
  "extend-parameterize",
]);

/** Parts of a `replace` that the engine also lists separately. */
const partsOfReplace: ReadonlySet<string> = new Set([
  "create-replacement",
  "read-replacement",
  "import-replacement",
]);

/** Whether a step only deletes a resource, or the old resource of a replacement. */
export function isDeletion({ op, before }: PreviewStep): boolean {
  if (op === "delete" || op === "delete-replaced") return true;
  // The engine refreshes the old resource of an earlier replacement, then deletes it.
  return (op === "refresh" || op === "update") && before?.delete === true;
}

/** Whether a step deletes a resource, by itself or as part of its own replacement. */
export function deletesOld(step: PreviewStep): boolean {
  return isDeletion(step) || step.op === "replace";
}

/** An input that every check of a `Flow` fills in, and one that every check of a `FlowMigration` has. */
const checkedInputs = ["updateStrategy", "sourceWabaId"];

/**
 * Whether the program only reads a flow that the stack has managed so far, as with `Flow.get` and the
 * flow's own id. A flow that was only read before does not have the inputs of a check; a stream of
 * events does not have `external`.
 */
function releases({ op, urn, before }: PreviewStep): boolean {
  if (op !== "read" || flowKindOf(urn) === undefined || before === undefined) return false;
  return !before.external && checkedInputs.some((input) => before.inputs?.[input] !== undefined);
}

/**
 * The steps that change something, without the parts of a replacement. Two deletions of one URN
 * both stay, since each may delete a different resource.
 */
export function changesIn(steps: readonly PreviewStep[]): readonly PreviewStep[] {
  const replaced = new Set(steps.filter(({ op }) => op === "replace").map(({ urn }) => urn));
  // The engine lists a refresh as an update, before the program's own update: the last one of a URN stays.
  const lastUpdates = new Map(
    steps.filter(({ op }) => op === "update").map((step) => [step.urn, step]),
  );
  return steps.filter((step) => {
    if (isDeletion(step) || releases(step)) return true;
    if (step.op === "update") return lastUpdates.get(step.urn) === step;
    if (partsOfReplace.has(step.op)) return !replaced.has(step.urn);
    return !unchangingOperations.has(step.op);
  });
}
