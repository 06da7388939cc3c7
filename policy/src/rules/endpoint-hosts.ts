import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { flowPolicy } from "../flow/flow-policy";
import { isLike, texts } from "../flow/settings";

/**
 * Customers' data goes only to allowed hosts, over https. This covers the flow's endpoint and the
 * endpoint in a document of Flow JSON before 3.0.
 */
export const endpointHosts = flowPolicy({
  name: "kaleyra-endpoint-hosts",
  description: "Endpoints are on allowed hosts, over https.",
  severity: "critical",
  settings: {
    hosts: texts('Hosts, such as "*.example.com"; none for any host.'),
  },
  *violations({ endpointUri, document }, { hosts }) {
    const inDocument = textOf(memberOf(document?.model.root, "data_channel_uri"));
    const endpoints = { endpointUri, "data_channel_uri of flowJson": inDocument };
    for (const [place, address] of Object.entries(endpoints)) {
      const problem = address === undefined ? undefined : problemWith(address, hosts);
      if (problem !== undefined) yield `The ${place} ${problem}`;
    }
  },
});

/**
 * What is wrong with an address, as the end of a message that begins with its place; `undefined` if
 * nothing is.
 */
function problemWith(address: string, hosts: readonly string[]): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:") return "is not an https URL. Serve the endpoint over https.";
  if (hosts.length === 0 || isLike(url.hostname, hosts)) return undefined;
  return (
    `is on ${url.hostname}, and only ${hosts.join(", ")} are allowed. ` +
    "Serve the endpoint from one of these, or add its host to the policy's `hosts`."
  );
}
