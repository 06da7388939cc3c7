import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import { maskFor } from "../../../provider/kaleyra/mask";
import { counted, shortList } from "../../../provider/text";
import type { Session } from "../session";
import type { Check } from "./checks";

/** Flows of a WABA with their details, as far as its list shows them; `undefined` if it cannot be read. */
export type ListFlows = (waba: WabaId) => Promise<readonly Flow[] | undefined>;

/** The most flows that a message names. */
const mostNamed = 3;

/**
 * Names the endpoints of the flows and the command that checks them. Calls none, so the check is
 * always `skipped`.
 */
export function namedEndpoints({ config }: Session, flows: readonly Flow[] | undefined): Check {
  const check = { name: "endpoints", result: "skipped" } as const;
  if (flows === undefined || (flows.length > 0 && !flows.some(hasDetails))) {
    const hint = "`npx kaleyra-flows endpoint check <url>` checks a flow's endpoint.";
    return { ...check, message: "the list does not show whether flows have one", hint };
  }
  const uris = flows
    .filter(({ status }) => status !== "DEPRECATED")
    .map(({ endpointUri }) => endpointUri)
    .filter((uri) => uri !== undefined)
    .map(maskFor(config.connection));
  const endpoints = [...new Set(uris)];
  const [example] = endpoints;
  if (example === undefined) return { ...check, message: "no listed flow has one" };
  return {
    ...check,
    message: `not called: ${shortList(endpoints, mostNamed)}, of ${counted(uris.length, "flow")}`,
    hint: `\`npx kaleyra-flows endpoint check ${example} --public-key public.pem\` checks it as WhatsApp does before a publish.`,
  };
}

/** A list may leave out the fields that a single read has; a document always has a version. */
function hasDetails({ jsonVersion, dataApiVersion, endpointUri }: Flow): boolean {
  return [jsonVersion, dataApiVersion, endpointUri].some((detail) => detail !== undefined);
}
