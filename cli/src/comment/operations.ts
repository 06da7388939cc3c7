import type { PreviewStep } from "./preview/step";

/**
 * The engine's operations that leave a resource at the service as it is: read resources are nobody's
 * to delete, and what is pending replacement has been deleted already.
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

/** What a `replace` does first, told once more. */
const madeByReplace: ReadonlySet<string> = new Set([
  "create-replacement",
  "read-replacement",
  "import-replacement",
]);

/** Whether a step takes a resource away and puts none in its place. */
export function isDeletion({ op, before }: PreviewStep): boolean {
  if (op === "delete" || op === "delete-replaced") return true;
  // What an earlier replacement has left is refreshed, and after that deleted.
  return (op === "refresh" || op === "update") && before?.delete === true;
}

/** Whether a step takes a resource away, another one in its place or not. */
export function deletesOld(step: PreviewStep): boolean {
  return isDeletion(step) || step.op === "replace";
}

/**
 * The steps that change something: of a replacement without what it consists of. Two deletions of one
 * URN stay two, since each may be of a resource of its own.
 */
export function changesIn(steps: readonly PreviewStep[]): readonly PreviewStep[] {
  const replaced = new Set(steps.filter(({ op }) => op === "replace").map(({ urn }) => urn));
  // A refresh is shown as an update, before the one that the program asks for.
  const updates = new Map(
    steps.filter(({ op }) => op === "update").map((step) => [step.urn, step]),
  );
  return steps.filter((step) => {
    if (isDeletion(step)) return true;
    if (step.op === "update") return updates.get(step.urn) === step;
    return !quiet.has(step.op) && !(madeByReplace.has(step.op) && replaced.has(step.urn));
  });
}
