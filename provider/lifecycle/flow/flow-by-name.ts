import type { Flow } from "../../kaleyra/flow";
import { wabaId } from "../../kaleyra/ids";
import type { Using } from "../context";

/** The flow of a name in a WABA, which has at most one; `undefined` if there is none. */
export async function flowByName(
  wanted: { readonly name: string; readonly wabaId: string },
  { client: { flows } }: Using<"flows">,
): Promise<Flow | undefined> {
  for await (const flow of flows.list(wabaId(wanted.wabaId))) {
    if (flow.name === wanted.name) return flow;
  }
  return undefined;
}
