/** What can be wrong with an endpoint, as the JSON of `endpoint check` names it: see docs/endpoint.md. */
export type ProblemCode =
  | "address"
  | "noResponse"
  | "timeout"
  | "tooLarge"
  | "redirect"
  | "status"
  | "signature"
  | "wrongKey"
  | "sha1"
  | "notEncrypted"
  | "notBase64"
  | "vectorNotInverted"
  | "tagFirst"
  | "notDecryptable"
  | "notJson"
  | "wrongContent"
  | "otherKeyAccepted"
  | "wrongSignatureAccepted"
  | "flowToken"
  | "unknownScreen"
  | "wrongData";

/** What is wrong, and what to do about it. The names are keys of the JSON. */
export interface EndpointProblem {
  readonly problem: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** One check of an endpoint and its result. A warning does not fail the command. */
export type EndpointCheck = {
  readonly name: "address" | "health check" | "other key" | "signature" | "INIT";
  readonly message: string;
} & (
  | { readonly result: "ok" | "skipped" }
  | ({ readonly result: "fail" | "warning" } & Omit<EndpointProblem, "message">)
);
