import type { KaleyraFailure } from "../kaleyra/failure";
import {
  isIntegrityRefusal,
  isNameTakenRefusal,
  isNotEditableRefusal,
  isNotProcessedRefusal,
  type Refusal,
} from "../kaleyra/refusals";

const whitelisted = "Is the API key active, and this machine's address on its whitelist?";

const reachable =
  "Check kaleyra:apiUrl or kaleyra:pod, the proxy and the network; https://status.kaleyra.io tells of outages.";

/** The hint for a failure to access Kaleyra. */
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
      return whitelisted;
    case "noSuchFlow":
      return (
        "Kaleyra says so of a flow that is gone and of one that is another account's. " +
        "`pulumi refresh` with the right credentials tells which."
      );
    case "noSuchWaba":
      return "Check wabaId (kaleyra:wabaId): it must belong to the account of kaleyra:sid.";
    case "noSuchNumber":
      return "Check phoneNumber: it must be registered on a WABA of the account of kaleyra:sid.";
    case "rateLimited":
      return (
        "Wait, then run it again; a longer kaleyra:timeoutSeconds waits by itself, and kaleyra:maxConcurrency and " +
        "`--parallel` slow a run down."
      );
    case "refused":
      return hintForRefusal(failure);
    case "timedOut":
      return failure.limit === "operation" && !failure.isAnswered
        ? `Run it again; kaleyra:timeoutSeconds gives it longer. ${reachable}`
        : "Run it again; kaleyra:timeoutSeconds gives it longer.";
    case "cancelled":
      return "Run it again to go on from there.";
    case "gatewayPage":
      return failure.status === 401 || failure.status === 403 ? whitelisted : reachable;
    case "redirected":
    case "unreachable":
      return reachable;
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
  if (isNotEditableRefusal(refusal)) {
    return "The flow's status does not allow it: see it with `pulumi refresh`.";
  }
  if (isIntegrityRefusal(refusal)) {
    return "WhatsApp does not let this business publish for now: see its status in WhatsApp Manager, then run it again.";
  }
  if (refusal.meta === undefined && refusal.status < 300) {
    return "No reason came with it: run it again; if it stays, ask Kaleyra's support.";
  }
  return "Fix what the answer names, then run it again.";
}
