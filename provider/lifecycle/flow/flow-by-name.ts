import type { Flow } from "../../kaleyra/flow";
import type { FlowClient } from "../../kaleyra/flow-client";
import { wabaId } from "../../kaleyra/ids";

/** The flow of a name in a WABA, which has at most one; `undefined` if there is none. */
export async function flowByName(
  wanted: { readonly name: string; readonly wabaId: string },
  flows: Pick<FlowClient, "list">,
): Promise<Flow | undefined> {
  for await (const flow of flows.list(wabaId(wanted.wabaId))) {
    if (flow.name === wanted.name) return flow;
  }
  return undefined;
}
