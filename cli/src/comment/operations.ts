import type { PreviewStep } from "./preview/step";

/**
 * The engine's operations that do not change a resource at Kaleyra: resources that are only read are
 * not deleted, and one that is pending replacement has already been deleted.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step.go
 */
const quiet: ReadonlySet<string> = new Set([
  "same",
  "read",
  "refresh",
  "discard",
  "discard-replaced",
  "remove-pending-replace",
  "diff",
  "extend-parameterize",
]);

/** The first part of a `replace`, which the engine also lists by itself. */
const madeByReplace: ReadonlySet<string> = new Set([
  "create-replacement",
  "read-replacement",
  "import-replacement",
]);

/** Whether a step deletes a resource without a replacement. */
export function isDeletion({ op, before }: PreviewStep): boolean {
  if (op === "delete" || op === "delete-replaced") return true;
  // The old resource of an earlier replacement is refreshed, then deleted.
  return (op === "refresh" || op === "update") && before?.delete === true;
}

/** Whether a step deletes a resource, with or without a replacement. */
export function deletesOld(step: PreviewStep): boolean {
  return isDeletion(step) || step.op === "replace";
}

/**
 * The steps that change something, without the parts of a replacement. Two deletions of one URN stay
 * two, since each may be of a different resource.
 */
export function changesIn(steps: readonly PreviewStep[]): readonly PreviewStep[] {
  const replaced = new Set(steps.filter(({ op }) => op === "replace").map(({ urn }) => urn));
  // A refresh is listed as an update, before the program's own update.
  const updates = new Map(
    steps.filter(({ op }) => op === "update").map((step) => [step.urn, step]),
  );
  return steps.filter((step) => {
    if (isDeletion(step)) return true;
    if (step.op === "update") return updates.get(step.urn) === step;
    return !quiet.has(step.op) && !(madeByReplace.has(step.op) && replaced.has(step.urn));
  });
}
