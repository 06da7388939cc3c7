import { isLocal } from "../kaleyra/connection";
import type { KaleyraFailure } from "../kaleyra/failure";
import {
  isIntegrityRefusal,
  isNameTakenRefusal,
  isNotEditableRefusal,
  isNotProcessedRefusal,
  refusedValue,
  type RefusedValue,
  type Refusal,
} from "../kaleyra/refusals";

/** See `blocked-address-body` in docs/assumptions.md. */
const accessHint = "Is the API key active, and this machine's address on its whitelist?";

/**
 * What to check if Kaleyra was not reached. Kaleyra's status page does not cover a server on this
 * machine or in its network.
 */
function reachabilityHint({ host }: Pick<KaleyraFailure, "host">): string {
  return host !== undefined && isLocal(host)
    ? "Check kaleyra:apiUrl (KALEYRA_API_URL), the proxy, and whether the server there runs."
    : "Check kaleyra:apiUrl or kaleyra:pod, the proxy and the network. Kaleyra lists its outages at https://status.kaleyra.io.";
}

/** The option or setting for a longer time limit. */
function limitOption({ limitedBy }: Pick<KaleyraFailure, "limitedBy">): string {
  return limitedBy ?? "kaleyra:timeoutSeconds";
}

/** The end of the hint for an access failure. */
export const checkAccess = "To find out more, run `npx kaleyra-flows doctor`.";

const accessFailures: ReadonlySet<KaleyraFailure["kind"]> = new Set([
  "badCredentials",
  "notEntitled",
  "forbidden",
  "noSuchWaba",
  "unreachable",
  "redirected",
  "gatewayPage",
] as const);

/** Whether the account, its key or the connection to Kaleyra caused the failure. */
export function isAccessFailure({ kind }: KaleyraFailure): boolean {
  return accessFailures.has(kind);
}

/** What to do next about a failure, in a sentence or two. */
export function hintFor(failure: KaleyraFailure): string {
  switch (failure.kind) {
    case "badCredentials":
      return (
        "Check kaleyra:sid and kaleyra:apiKey (KALEYRA_SID, KALEYRA_API_KEY): they are checked as a pair, " +
        "and for one host (kaleyra:pod or kaleyra:apiUrl)."
      );
    case "notEntitled":
      return "The account has no access to this API: is the WABA on Kaleyra's WhatsApp API V2? Ask Kaleyra's support.";
    case "forbidden":
      return accessHint;
    case "noSuchFlow":
      return (
        "Kaleyra answers the same for a flow that is gone and for one of another account; " +
        "`pulumi refresh` with the right credentials shows which."
      );
    case "noSuchWaba":
      return "Check wabaId (kaleyra:wabaId): it must belong to the account of kaleyra:sid.";
    case "noSuchNumber":
      return "Check phoneNumber: it must be registered on a WABA of the account of kaleyra:sid.";
    case "rateLimited":
      return (
        `Wait, then run it again; a longer time limit (${limitOption(failure)}) waits by itself, and kaleyra:maxConcurrency and ` +
        "`--parallel` slow a run down."
      );
    case "refused":
      return hintForRefusal(failure);
    case "timedOut":
      // An answer shows that Kaleyra can be reached.
      return failure.limit === "operation" && failure.isAnswered
        ? `Run it again; ${limitOption(failure)} gives it longer.`
        : `Run it again; ${limitOption(failure)} gives it longer. ${reachabilityHint(failure)}`;
    case "canceled":
      return "Run it again to go on from there.";
    case "gatewayPage":
      // With these statuses, the page may come from a gateway that checks keys and addresses.
      return failure.status === 401 || failure.status === 403
        ? accessHint
        : reachabilityHint(failure);
    case "redirected":
    case "unreachable":
      return reachabilityHint(failure);
    case "serverFault":
    case "notConfirmed":
    case "connectionLost":
    case "unreadable":
    case "tooLarge":
      return "Run it again to go on from there; if it stays, ask Kaleyra's support.";
    default:
      return failure satisfies never;
  }
}

function hintForRefusal(refusal: Refusal): string {
  if (isNameTakenRefusal(refusal)) {
    return "Choose another name, leave the name out for an automatic one, or import the flow that has it.";
  }
  if (isNotProcessedRefusal(refusal)) {
    return "The document was saved but not processed; run it again.";
  }
  const value = refusedValue(refusal);
  if (value !== undefined) return valueHints[value];
  if (isNotEditableRefusal(refusal)) {
    return "The flow's status does not allow it; `pulumi refresh` shows the status.";
  }
  if (isIntegrityRefusal(refusal)) {
    return "WhatsApp does not let this business publish for now. See its status in WhatsApp Manager, then run it again.";
  }
  // `{"success": false}` with a success status.
  if (refusal.meta === undefined && refusal.status < 300) {
    return "No reason came with it. Run it again; if it stays, ask Kaleyra's support.";
  }
  return "Fix what the answer names, then run it again.";
}

const valueHints: Readonly<Record<RefusedValue, string>> = {
  dataApiVersion:
    'Set the document\'s data_api_version to one that its version has: "3.0", or "4.0" from Flow JSON 7.3 on.',
  cloneSources:
    "A clone has one source. Only cloneFlowId is sent from here, so ask Kaleyra's support where the other one comes from.",
  cloneSource:
    "Check cloneFlowId, which must be a flow of this account; whether a flow of the stack is gone, `pulumi refresh` shows.",
  endpointInDocument:
    "A document before Flow JSON 3.0 has its endpoint in data_channel_uri: move endpointUri there, or raise the document's version.",
  endpointUri: "Check endpointUri: WhatsApp accepts a public https address only.",
  metrics: "Too few people have opened the flow for metrics; its other fields can be read.",
};
