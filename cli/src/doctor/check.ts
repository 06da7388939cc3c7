/** What can be wrong, told apart. */
export type Problem =
  | "configuration"
  | "name"
  | "refused"
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
  | "fault";

/** One thing that was looked at. */
export type Check = {
  readonly name: "configuration" | "network" | "credentials" | "waba";
  readonly said: string;
} & (
  | { readonly verdict: "ok" | "skipped" }
  | { readonly verdict: "wrong"; readonly problem: Problem; readonly cure: string }
);
