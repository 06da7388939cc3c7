import type FormData from "form-data";

/** What the document is called among a flow's assets. */
export const documentPart = { name: "flow.json", assetType: "FLOW_JSON" } as const;

/** Makes the form in which a document is uploaded, anew for each attempt. */
export async function documentForm(document: string): Promise<() => FormData> {
  const { default: Form } = await import("form-data");
  return () => {
    const parts = new Form();
    parts.append("name", documentPart.name);
    parts.append("asset_type", documentPart.assetType);
    parts.append("file", Buffer.from(document, "utf8"), {
      filename: documentPart.name,
      contentType: "application/json",
    });
    return parts;
  };
}
