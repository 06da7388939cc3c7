import { KaleyraError } from "../../kaleyra/failure";
import type { Flow } from "../../kaleyra/flow";
import { flowId, wabaId } from "../../kaleyra/ids";
import type { Using } from "../context";
import type { FlowState } from "./state";

/** Whether the flow's WABA, which no two accounts share, lists its id under its name. */
export async function isListed(
  id: string,
  { name, wabaId: waba }: Pick<FlowState, "name" | "wabaId">,
  { client: { flows } }: Using<"flows">,
): Promise<boolean> {
  const isIt = (flow: Flow) => flow.id === id && flow.name === name;
  const listed = await flows.find(wabaId(waba), flowId(id));
  if (listed !== undefined) return isIt(listed);
  try {
    for await (const flow of flows.list(wabaId(waba))) if (isIt(flow)) return true;
    return false;
  } catch (error) {
    if (error instanceof KaleyraError && error.failure.kind === "noSuchWaba") return false;
    throw error;
  }
}
