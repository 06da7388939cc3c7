import type { Config } from "../../../provider/config";
import { describeFailure, type KaleyraFailure } from "../../../provider/kaleyra/failure";
import { proxyFor } from "../../../provider/kaleyra/proxy";
import { hintFor } from "../../../provider/lifecycle/hint";
import { nameOfSource } from "../../../provider/settings";

/** What can be wrong, as the command's JSON names it: see docs/doctor.md. */
export type ProblemCode =
  | "configuration"
  | "dns"
  | "connectionRefused"
  | "timeout"
  | "tls"
  | "proxy"
  | "network"
  | "notKaleyra"
  | "credentials"
  | "wrongPod"
  | "notEntitled"
  | "blocked"
  | "waba"
  | "rateLimit"
  | "serverError";

/** One check and its result. */
export type Check = {
  readonly name: "configuration" | "network" | "credentials" | "waba" | "endpoints";
  readonly message: string;
} & (
  | { readonly result: "ok" | "skipped"; readonly hint?: string }
  | { readonly result: "fail"; readonly problem: ProblemCode; readonly hint: string }
);

/** The likely cause of a failure, and what to do. The names are keys of the command's JSON. */
export interface Diagnosis {
  readonly problem: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** What to do about a problem of the network or of this machine. `hintFor` has the hints of the others. */
const hints: Readonly<Partial<Record<ProblemCode, string>>> = {
  dns: "Does this machine resolve other names? Behind a proxy, set HTTPS_PROXY.",
  connectionRefused: "Nothing listens there, or a firewall rejects the connection.",
  timeout: "A firewall may drop the connection. Is there a proxy to go through (HTTPS_PROXY)?",
  tls:
    "A proxy in between may decrypt the connection: give Node.js your company's certificate with NODE_EXTRA_CA_CERTS. " +
    "Is this machine's clock right?",
  notKaleyra:
    'Take the "API Domain" that Kaleyra shows next to the API key as kaleyra:apiUrl. Is a proxy or a login page in between?',
  blocked:
    "The key may be switched off, or this machine's address is not on its whitelist: see the key's page at Kaleyra.",
};

/** Node.js's codes for an untrusted certificate or a failed handshake. */
const tlsCode = /CERT|TLS|SSL|EPROTO|ALTNAME|SELF_SIGNED|UNABLE_TO_/;
const dnsCodes = new Set(["ENOTFOUND", "EAI_AGAIN"]);

/** Finds the likely cause of a failure between this machine and Kaleyra. */
export function diagnose(failure: KaleyraFailure, config: Config): Diagnosis {
  const { apiUrl: url } = config.connection;
  const problem = problemOf(failure, url);
  const message = describeFailure(failure);
  const proxy = proxyFor(url);
  if (problem !== "proxy" || proxy === undefined) {
    const hint = hints[problem] ?? hintFor(failure);
    return { problem, message, hint: `${questionAboutAddress(problem, config)}${hint}` };
  }
  const hint = `The request goes through the proxy ${proxy.host} (HTTPS_PROXY, ALL_PROXY, NO_PROXY): is that one right, and are you allowed through?`;
  return { problem, message, hint };
}

/** Asks for the spelling only if the user set the address: the host of a pod is built in. */
function questionAboutAddress(problem: ProblemCode, { settings }: Config): string {
  const address = settings.find("apiUrl");
  if (address === undefined || (problem !== "dns" && problem !== "connectionRefused")) return "";
  return `Is ${nameOfSource(address)} spelled correctly? `;
}

function problemOf(failure: KaleyraFailure, url: URL): ProblemCode {
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
      // A fault of Kaleyra's, or a response that the reads of `doctor` should not get.
      return "serverError";
  }
}

/** @param code Node.js's code of the error. */
function unreachable(code: string, url: URL): ProblemCode {
  if (tlsCode.test(code)) return "tls";
  // With a proxy, this machine neither resolves Kaleyra's host nor connects to it.
  if (proxyFor(url) !== undefined) return "proxy";
  if (dnsCodes.has(code)) return "dns";
  if (code === "ECONNREFUSED") return "connectionRefused";
  return code === "ETIMEDOUT" ? "timeout" : "network";
}

/** The problem if the response is a page that is not Kaleyra's: a proxy, a gateway or a login page sent it. */
function gatewayPage(status: number, url: URL): ProblemCode {
  // 407 Proxy Authentication Required
  if (proxyFor(url) !== undefined && status === 407) return "proxy";
  if (status === 401 || status === 403) return "blocked";
  return status >= 500 ? "serverError" : "notKaleyra";
}
