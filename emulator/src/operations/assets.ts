import { setDocument } from "../flows/flow";
import { failures } from "../kaleyra/failures";
import { fail, type Outcome, refuse } from "../kaleyra/outcome";
import { backToDraft, changeRefusal, documentRefusal } from "./flow-changes";
import { type OperationRequest, requestedFlow, flowNotFound, type RequestBody } from "./operation";

/**
 * Lists the one asset of a flow, its document, with an address that works for a while and without a key.
 * `server/documents.ts` has the route of the address; no compiler compares the two.
 */
export function listAssets(request: OperationRequest): Outcome {
  const { kaleyra, switches, baseUrl } = request;
  const flow = requestedFlow(request);
  if (flow === undefined) return flowNotFound;
  const { token } = kaleyra.downloads.issue(flow.id, switches.downloadLinkMs);
  const asset = {
    name: "flow.json",
    asset_type: "FLOW_JSON",
    download_url: `${baseUrl}/_download/${flow.id}/flow.json?token=${token}`,
  };
  // Both cursors are those of the only entry, which is not paged.
  const cursor = Buffer.from("0").toString("base64url");
  return {
    kind: "success",
    body: { data: [asset], paging: { cursors: { before: cursor, after: cursor } } },
  };
}

/** Replaces the whole document. A document with errors is stored too, but cannot be published. */
export function uploadDocument(request: OperationRequest): Outcome {
  const document = readDocument(request.body);
  if (document === undefined) return fail(failures.badPayload);
  const flow = requestedFlow(request);
  if (flow === undefined) return flowNotFound;
  const refusal = changeRefusal(flow, request) ?? documentRefusal(document, request.switches);
  if (refusal !== undefined) return refuse(refusal);

  setDocument(flow, document, request.switches);
  backToDraft(flow, request);
  return {
    kind: "success",
    body: { success: true, validation_errors: flow.validationErrors },
  };
}

/** The uploaded file, if the body also has the two other parts that Meta requires. */
function readDocument(body: RequestBody): string | undefined {
  return body.kind === "multipart" &&
    body.fields["name"] === "flow.json" &&
    body.fields["asset_type"] === "FLOW_JSON"
    ? body.file
    : undefined;
}
