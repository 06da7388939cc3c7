/** What the document is called among a flow's assets. */
export const documentPart = { name: "flow.json", assetType: "FLOW_JSON" } as const;

/** A multipart body, encoded once and sent as the same bytes by each attempt. */
export interface EncodedForm {
  readonly bytes: Buffer;
  /** Names the boundary between the parts. */
  readonly contentType: string;
}

/** Encodes the form in which a document is uploaded. */
export async function documentForm(document: string): Promise<EncodedForm> {
  const form = new FormData();
  form.append("name", documentPart.name);
  form.append("asset_type", documentPart.assetType);
  form.append("file", new Blob([document], { type: "application/json" }), documentPart.name);
  // node-fetch 2 does not know Node's own forms, but Node encodes them for a body of its own.
  const encoded = new Response(form);
  return {
    bytes: Buffer.from(await encoded.arrayBuffer()),
    contentType: encoded.headers.get("content-type") ?? "multipart/form-data",
  };
}
