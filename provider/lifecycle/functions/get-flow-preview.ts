import type { Using } from "../context";
import { ofKnownFlow } from "./known";

export interface PreviewAddress {
  readonly flowId: string;
  /** Whoever has it can open the flow, so adapters treat it as a secret. */
  readonly previewUrl: string;
  readonly expiresAt?: string;
}

/** @throws {Problem} If the account has no such flow, or Kaleyra gives no preview of it. */
export async function getFlowPreview(
  { flowId, renew = false }: { readonly flowId: string; readonly renew?: boolean },
  { client: { flows } }: Using<"flows">,
): Promise<PreviewAddress> {
  const { url, expiresAt } = await ofKnownFlow("read the preview of", flowId, (id) =>
    flows.preview(id, { renew }),
  );
  return { flowId, previewUrl: url, ...(expiresAt !== undefined && { expiresAt }) };
}
