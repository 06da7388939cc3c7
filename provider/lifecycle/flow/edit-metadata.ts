import type { FlowChange } from "../../kaleyra/flow-client";
import { flowId } from "../../kaleyra/ids";
import { afterEdit, type Editable, flowLabel } from "./state";
import { sendEdit, type Step, type StepTarget } from "./step";

export type MetadataProperty = Exclude<Editable, "flowJson">;

/** Sends the given properties of a flow, and only those. */
export function editMetadata(target: StepTarget, edits: readonly MetadataProperty[]): Step {
  const { id, inputs, context } = target;
  const change: FlowChange = Object.fromEntries(edits.map((edit) => [edit, inputs[edit]]));
  return {
    progress: `changing ${edits.join(", ")}`,
    edits,
    run: async (state) => {
      const errorContext = { operation: "update", label: flowLabel(state, id) };
      await sendEdit(errorContext, target, () =>
        context.client.flows.updateMetadata(flowId(id), change),
      );
      return { ...afterEdit(state, edits), ...change };
    },
  };
}
