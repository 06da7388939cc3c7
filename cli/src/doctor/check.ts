/** What can be wrong, as JSON names it. */
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
  readonly name: "configuration" | "network" | "credentials" | "waba";
  readonly message: string;
} & (
  | { readonly result: "ok" | "skipped" }
  | { readonly result: "fail"; readonly problem: ProblemCode; readonly hint: string }
);
