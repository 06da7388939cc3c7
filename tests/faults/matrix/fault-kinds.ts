/**
 * What goes wrong on the wire: the rows of the table in docs/reliability.md, in this order.
 * server/emulator-faults.ts has the faults. "Acting" is Kaleyra's: whether it does what the request asks
 * before it fails.
 */
export const faultKinds = [
  "500 once",
  "500 forever",
  "429 once",
  "429 with Retry-After",
  "429 forever",
  "reset before acting",
  "reset after acting",
  "hang before acting",
  "hang after acting",
  "hang forever",
  "slow body",
  "body that stalls",
  "cut body",
  "HTML page, 502",
  "HTML page, 200",
  "success: false",
  "wrapped response",
  "empty 200",
  "wrong JSON types",
  "unknown status",
  "139001/4016012 once",
  "500 with Meta's code 1, acted on",
  "400, is_transient, acted on",
  "502 that says no such flow",
  "no such flow, though the WABA lists it",
  "403 page of a gateway, acted on",
  "409 of a gateway, acted on",
  "wrong content-encoding",
  "text with control characters",
  "text that ends in half an emoji",
] as const;

export type FaultKind = (typeof faultKinds)[number];
