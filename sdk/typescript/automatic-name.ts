import { randomBytes } from "node:crypto";

const longestName = 200;
const digits = 7;

/**
 * A name for a flow to which the program gives none: the logical name and seven random hex digits,
 * so that a flow that bears it is ours beyond doubt.
 */
export function automaticName(logicalName: string): string {
  const suffix = `-${randomBytes(4).toString("hex").slice(0, digits)}`;
  const characters = [...logicalName].slice(0, longestName - suffix.length);
  return `${characters.join("")}${suffix}`;
}
