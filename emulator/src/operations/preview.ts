import type { StoredFlow } from "../flows/stored-flow";
import type { Call } from "./call";

const thirtyDays = 30 * 24 * 60 * 60 * 1000;

/** The public preview: the same address until it runs out, or until `invalidate(true)`. */
export function previewOf(flow: StoredFlow, field: string, { kaleyra, baseUrl }: Call): object {
  if (field.replaceAll(" ", "").includes("invalidate(true)")) {
    kaleyra.previews.revoke(flow.id);
  }
  const { token, until } =
    kaleyra.previews.find(flow.id) ?? kaleyra.previews.issue(flow.id, thirtyDays);
  return {
    preview_url: `${baseUrl}/_preview/${flow.id}?token=${token}`,
    expires_at: until.toISOString().replace(/\.\d+Z$/, "+0000"),
  };
}
