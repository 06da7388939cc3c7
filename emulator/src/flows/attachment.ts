import type { EmulatedFlow } from "./flow";

/** The file name under which a browser saves a flow's document: letters and digits of the flow's name, which is cut. */
export function attachmentName({ name }: Pick<EmulatedFlow, "name">): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ["flow"];
  return `${words.join("-").slice(0, 60)}.json`;
}

/** The headers with which a browser saves the document, and never shows it. */
export function attachmentHeaders(
  flow: Pick<EmulatedFlow, "name">,
): Readonly<Record<string, string>> {
  return {
    "content-type": "application/json; charset=utf-8",
    "content-disposition": `attachment; filename="${attachmentName(flow)}"`,
    "x-content-type-options": "nosniff",
  };
}
