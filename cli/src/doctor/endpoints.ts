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

/** Names the endpoints of the flows and the command that checks them; calls none. */
export function namedEndpoints({ config }: Session, flows: readonly Flow[] | undefined): Check {
  const check = { name: "endpoints", result: "skipped" } as const;
  if (flows === undefined || (flows.length > 0 && !flows.some(hasDetails))) {
    const hint = "`npx kaleyra-flows endpoint check <url>` checks a flow's endpoint.";
    return { ...check, message: "the list does not show whether flows have one", hint };
  }
  const inUse = flows.filter(({ status }) => status !== "DEPRECATED");
  const uris = inUse
    .flatMap(({ endpointUri }) => endpointUri ?? [])
    .map(maskFor(config.connection));
  const [first, ...others] = [...new Set(uris)];
  if (first === undefined) return { ...check, message: "no listed flow has one" };
  const named = shortList([first, ...others], mostNamed);
  return {
    ...check,
    message: `not called: ${named}, of ${counted(uris.length, "flow")}`,
    hint: `\`npx kaleyra-flows endpoint check ${first} --public-key public.pem\` checks it as WhatsApp does before a publish.`,
  };
}

/** A list may leave out the fields that a single read has; a document always has a version. */
function hasDetails({ jsonVersion, dataApiVersion, endpointUri }: Flow): boolean {
  return [jsonVersion, dataApiVersion, endpointUri].some((detail) => detail !== undefined);
}
