import { setStatus, type StoredFlow } from "../flows/stored-flow";
import { metaRefusals, type MetaRefusal } from "../kaleyra/meta-refusals";
import type { Call } from "./call";

/** Why the flow's stage allows no change, if it doesn't. */
export function changeRefusal(flow: StoredFlow, { switches }: Call): MetaRefusal | undefined {
  const changeable = flow.status === "DRAFT" || (flow.status === "PUBLISHED" && switches.editable);
  return changeable ? undefined : metaRefusals.notEditable;
}

/** A change takes a published flow back to DRAFT, without a word in the answer. */
export function backToDraft(flow: StoredFlow, { kaleyra }: Call): void {
  setStatus(flow, "DRAFT");
  kaleyra.publishLag.stop(flow.id);
}
