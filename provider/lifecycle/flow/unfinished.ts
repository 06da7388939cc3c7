import { UnfinishedResource } from "../unfinished";
import type { FlowState } from "./state";

/**
 * The state of an unfinished resource reaches the engine in a trailer, of which it takes 16 MiB, a third of
 * them lost to base64. Beyond that the connection breaks, and with it every operation on it.
 */
const mostBytesOfDocument = 11_000_000;

/** A flow that was made or changed, and not all the way. */
export class UnfinishedFlow extends UnfinishedResource {
  override readonly name = "UnfinishedFlow";
  override readonly state: FlowState;

  constructor(id: string, state: FlowState, reason: Error) {
    const carried = withDocumentAsText(state);
    super(id, carried, reason);
    this.state = carried;
  }
}

/**
 * The document as text, since an object takes several times its length there. One that is too long is left
 * out, so that what Kaleyra holds counts as not known.
 */
function withDocumentAsText(state: FlowState): FlowState {
  const { flowJson, unsettled = [], ...rest } = state;
  if (flowJson === undefined) return state;
  const text = typeof flowJson === "string" ? flowJson : JSON.stringify(flowJson);
  if (Buffer.byteLength(text) <= mostBytesOfDocument) return { ...state, flowJson: text };
  return { ...rest, unsettled: [...new Set([...unsettled, "flowJson" as const])] };
}
