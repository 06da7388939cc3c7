/** What goes wrong on the wire, in the words of the table. */
export const faultKinds = [
  "500 once",
  "500 for ever",
  "429 once",
  "429 with Retry-After",
  "429 for ever",
  "reset before acting",
  "reset after acting",
  "hang before acting",
  "hang after acting",
  "hang for ever",
  "slow body",
  "body that stalls",
  "cut body",
  "HTML page, 502",
  "HTML page, 200",
  "success: false",
  "wrapped answer",
  "empty 200",
  "wrong JSON types",
  "unknown stage",
  "139001/4016012 once",
] as const;

export type FaultKind = (typeof faultKinds)[number];
