import type { Incident } from "./incident";
import { signalIncidents } from "./signals";
import { surroundingIncidents } from "./surroundings";
import { tlsIncidents } from "./tls";

export const incidents: readonly Incident[] = [
  ...signalIncidents,
  ...tlsIncidents,
  ...surroundingIncidents,
];
