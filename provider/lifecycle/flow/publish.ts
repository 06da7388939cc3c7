import type { ValidationError } from "../../kaleyra/flow";
import { flowId } from "../../kaleyra/ids";
import { explaining, problem, problemOf } from "../problem";
import { settled, stageOf } from "./stage";
import { flowLabel, isLive } from "./state";
import { sendStep, type Step, type StepTarget } from "./step";

/**
 * Publishes a flow. A publish that says done is believed, though a read straight after it may
 * still say DRAFT; after any other answer the stage decides, since it may have been published.
 */
export function publish(target: StepTarget): Step {
  const { id, context } = target;
  return {
    doing: "publishing",
    edits: [],
    run: async (state) => {
      const doing = { operation: "publish", label: flowLabel(state, id) };
      if (state.validationErrors.length > 0) {
        throw problem(
          doing,
          `Kaleyra found errors in its document: ${listOf(state.validationErrors)}`,
          "The flow is a DRAFT at Kaleyra; mend the document and run `pulumi up` again.",
        );
      }
      const outcome = await explaining(doing, () =>
        sendStep(target, () => context.flows.publish(flowId(id))),
      );
      if (outcome.outcome !== "done" && !(await wasPublished(target))) {
        throw problemOf(doing, outcome.failure);
      }
      return { ...state, status: "PUBLISHED", publish: true };
    },
  };

  async function wasPublished({ isFresh }: StepTarget): Promise<boolean> {
    const status = await explaining({ operation: "read", label: id }, () =>
      settled(
        () => stageOf(id, context),
        (stage) => stage !== "DRAFT" && (stage !== undefined || !isFresh),
      ),
    );
    return status !== undefined && isLive(status);
  }
}

/** The first findings of a document, on one line. */
export function listOf(validationErrors: readonly ValidationError[]): string {
  const shown = validationErrors.slice(0, 10).map(({ error, message, path, line }) => {
    const place = [path, line === undefined ? undefined : `line ${line}`]
      .filter(Boolean)
      .join(", ");
    return `${error} ${message}${place === "" ? "" : ` (${place})`}`;
  });
  const more = validationErrors.length - shown.length;
  return shown.join("; ") + (more > 0 ? `; and ${more} more` : "");
}
