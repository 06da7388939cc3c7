import { describeFailure, type KaleyraFailure } from "../../../provider/kaleyra/failure";
import { proxyFor } from "../../../provider/kaleyra/proxy";
import { hintFor } from "../../../provider/lifecycle/hint";
import type { Problem } from "./check";

/** What a failure means for whoever configures the account. */
export interface Diagnosis {
  readonly problem: Problem;
  readonly said: string;
  readonly cure: string;
}

const cures: Readonly<Partial<Record<Problem, string>>> = {
  name: "Is kaleyra:apiUrl spelt right? Does this machine resolve other names? Behind a proxy, set HTTPS_PROXY.",
  refused:
    "Nothing listens there. Is kaleyra:apiUrl right, or does a firewall reject the connection?",
  timeout: "A firewall may drop the connection. Is there a proxy to go through (HTTPS_PROXY)?",
  tls:
    "Somebody in between may open the connection: give Node.js your company's certificate with NODE_EXTRA_CA_CERTS. " +
    "Is this machine's clock right?",
  notKaleyra:
    'Take the "API Domain" that Kaleyra shows beside the API key as kaleyra:apiUrl. Is a proxy or a login page in between?',
  blocked:
    "The key may be switched off, or this machine's address is not on its whitelist: see the key's page at Kaleyra.",
};

/** Codes of Node's for a certificate that is not believed, and for a handshake that failed. */
const tlsTrouble = /CERT|TLS|SSL|EPROTO|ALTNAME|SELF_SIGNED|UNABLE_TO_/;
const nameTrouble = new Set(["ENOTFOUND", "EAI_AGAIN"]);

/** Which of the things that can be wrong between here and Kaleyra it is. */
export function diagnose(failure: KaleyraFailure, url: URL): Diagnosis {
  const problem = problemIn(failure, url);
  const said = describeFailure(failure);
  const proxy = proxyFor(url);
  if (problem !== "proxy" || proxy === undefined) {
    return { problem, said, cure: cures[problem] ?? hintFor(failure) };
  }
  const cure = `It goes through the proxy ${proxy.host} (HTTPS_PROXY, ALL_PROXY, NO_PROXY): is that one right, and are you allowed through?`;
  return { problem, said, cure };
}

function problemIn(failure: KaleyraFailure, url: URL): Problem {
  switch (failure.kind) {
    case "unreachable":
    case "connectionLost":
      return unreachable(failure.code, url);
    case "timedOut":
      return "timeout";
    case "badCredentials":
      return "credentials";
    case "notEntitled":
      return "notEntitled";
    case "forbidden":
      return "blocked";
    case "noSuchWaba":
      return "waba";
    case "rateLimited":
      return "rateLimit";
    case "gatewayPage":
      return gatewayPage(failure.status, url);
    case "redirected":
    case "unreadable":
    case "tooLarge":
      return "notKaleyra";
    default:
      return "fault";
  }
}

function unreachable(code: string, url: URL): Problem {
  if (tlsTrouble.test(code)) return "tls";
  if (proxyFor(url) !== undefined) return "proxy";
  if (nameTrouble.has(code)) return "name";
  if (code === "ECONNREFUSED") return "refused";
  return code === "ETIMEDOUT" ? "timeout" : "network";
}

function gatewayPage(status: number, url: URL): Problem {
  if (proxyFor(url) !== undefined && status === 407) return "proxy";
  if (status === 401 || status === 403) return "blocked";
  return status >= 500 ? "fault" : "notKaleyra";
}
