import type { Incident } from "./incident";
import { signalIncidents } from "./signals";
import { surroundingIncidents } from "./surroundings";
import { tlsIncidents } from "./tls";

/** All incidents, in the order of docs/reliability.md. */
export const incidents: readonly Incident[] = [
  ...signalIncidents,
  ...tlsIncidents,
  ...surroundingIncidents,
];
