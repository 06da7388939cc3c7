import { deletionKey, type PreviewStep } from "./preview/step";

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
 * The steps that change something, one for each change: of a replacement without what it consists of,
 * and each deletion once. Two resources of one URN stay two.
 */
export function stepsByResource(steps: readonly PreviewStep[]): readonly PreviewStep[] {
  const replaced = steps.filter(({ op }) => op === "replace");
  const replacedUrns = new Set(replaced.map(({ urn }) => urn));
  const replacedKeys = new Set(replaced.filter(hasId).map(deletionKey));
  const changes = new Map<string, PreviewStep>();
  steps.forEach((step, at) => {
    if (isDeletion(step)) {
      if (replacedKeys.has(deletionKey(step))) return;
      changes.set(hasId(step) ? deletionKey(step) : String(at), step);
    } else if (step.op === "update") {
      // A refresh is shown as one, before what the program then changes.
      changes.set(`update ${step.urn}`, step);
    } else if (!quiet.has(step.op) && !(madeByReplace.has(step.op) && replacedUrns.has(step.urn))) {
      changes.set(String(at), step);
    }
  });
  return [...changes.values()];
}

function hasId({ before }: PreviewStep): boolean {
  return before?.id !== undefined;
}
