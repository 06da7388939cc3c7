import type { Outcome } from "../kaleyra/outcome";
import { calledFlow, flowNotFound, type Call } from "./call";

/** A flow has one asset, its document, at an address that works for a while and for anyone. */
export function listAssets(call: Call): Outcome {
  const { kaleyra, switches, baseUrl } = call;
  const flow = calledFlow(call);
  if (flow === undefined) {
    return flowNotFound;
  }
  const { token } = kaleyra.downloads.issue(flow.id, switches.downloadLinkMs);
  const asset = {
    name: "flow.json",
    asset_type: "FLOW_JSON",
    download_url: `${baseUrl}/_download/${flow.id}/flow.json?token=${token}`,
  };
  const cursor = Buffer.from("0").toString("base64url");
  return {
    kind: "success",
    body: { data: [asset], paging: { cursors: { before: cursor, after: cursor } } },
  };
}
