import { printable, truncated } from "../../../provider/text";
import { typeOf } from "../../../provider/urn";
import { Failure } from "../failure";
import type { Deployment, StateResource } from "../pulumi/deployment";
import { Stack } from "../pulumi/stack";
import { flowKindOf } from "./flow-kind";
import { hasStopped, type Preview, stackOf } from "./preview/preview";
import type { PreviewStep } from "./preview/step";

/**
 * A preview may omit what an earlier, unfinished replacement still has to delete. Adds these
 * deletions from the stack's state. If the state cannot be read, the preview lists what is unknown.
 *
 * @param stack The value of `pulumi --stack`; defaults to the stack of the preview.
 */
export async function withPendingDeletions(preview: Preview, stack?: string): Promise<Preview> {
  if (preview.listsPendingDeletions || hasStopped(preview)) return preview;
  try {
    const { resources = [] } = (await stateOf(preview, stack)).deployment;
    refuseOtherState(preview, resources);
    const pending = resources.filter((resource) => resource.delete === true).map(pendingDeletion);
    // The preview may list such a deletion too. Its own steps are newer, so they come last.
    return { ...preview, steps: [...pending, ...preview.steps], listsPendingDeletions: true };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { ...preview, unknowns: [...preview.unknowns, unknownDeletions(error)] };
  }
}

async function stateOf(preview: Preview, stack: string | undefined): Promise<Deployment> {
  if (stack === undefined && !Stack.hasProject) {
    throw new Failure("there is no Pulumi project in this folder.");
  }
  return new Stack(stack ?? stackOf(preview)?.stack).export();
}

/** @throws {Failure} If the state is of another stack, or has changed since the preview. */
function refuseOtherState(preview: Preview, resources: readonly StateResource[]): void {
  // The fallback is for the compiler: a preview that has not stopped has a step, and each step has a URN.
  const { stack = "", project = "" } = stackOf(preview) ?? {};
  const ids = new Set(resources.map(({ id }) => id));
  const isInState = ({ urn, before }: PreviewStep) => {
    if (before === undefined) return true;
    // The stack itself has no id.
    if (typeOf(urn) === "pulumi:pulumi:Stack") {
      return resources.some((resource) => resource.urn === urn);
    }
    return flowKindOf(urn) === undefined || ids.has(before.id);
  };
  const isOfStack = ({ urn }: StateResource) => urn.startsWith(`urn:pulumi:${stack}::${project}::`);
  if (resources.every(isOfStack) && preview.steps.every(isInState)) return;
  throw new Failure(`the state is not that of ${project}/${stack}, which was previewed.`);
}

/** The step with which the engine deletes such a resource. */
function pendingDeletion({ urn, id, outputs, retainOnDelete }: StateResource): PreviewStep {
  return {
    op: "delete-replaced",
    urn,
    replaceReasons: [],
    before: {
      ...(id !== undefined && { id }),
      ...(outputs !== undefined && { outputs }),
      delete: true,
      retainOnDelete: retainOnDelete === true,
      external: false,
    },
  };
}

/** A length in characters. With the sentence around it, the reason fits into `longestReason` of `sections.ts`. */
const longestReason = 300;

function unknownDeletions({ message }: Failure): string {
  const reason = truncated(printable(message).replace(/\.$/, ""), longestReason);
  return (
    `the preview omits what an earlier replacement still has to delete, and the stack's state was not read (${reason}): ` +
    "set PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true for the preview, or run this in the project's folder"
  );
}
