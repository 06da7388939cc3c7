/** The document's name and type among a flow's assets. */
export const documentPart = { name: "flow.json", assetType: "FLOW_JSON" } as const;

/** A multipart body, encoded once, so that every attempt sends the same bytes. */
export interface EncodedForm {
  readonly bytes: Buffer;
  /** Contains the boundary between the parts. */
  readonly contentType: string;
}

/** Encodes the form that uploads a document. */
export async function documentForm(document: string): Promise<EncodedForm> {
  const form = new FormData();
  form.append("name", documentPart.name);
  form.append("asset_type", documentPart.assetType);
  form.append("file", new Blob([document], { type: "application/json" }), documentPart.name);
  // node-fetch 2 does not accept Node's own FormData, but Node's Response encodes it.
  const encoded = new Response(form);
  return {
    bytes: Buffer.from(await encoded.arrayBuffer()),
    contentType: encoded.headers.get("content-type") ?? "multipart/form-data",
  };
}
