import { isAtLeast, type Version } from "../../model/version";
import { type JsonNode, textOf } from "../../syntax/json-node";

/** Whether a text may be more than it says, so that nothing can be said about it. */
function isDynamic(text: string): boolean {
  return text.includes("${") || text.startsWith("`");
}

/**
 * A day as milliseconds, `NaN` for a text that is none: `YYYY-MM-DD`, before 5.0 milliseconds in
 * digits. `undefined` where the day is not known.
 */
export function dayOf(
  node: JsonNode | undefined,
  version: Version | undefined,
): number | undefined {
  const text = textOf(node);
  if (text === undefined || isDynamic(text)) return undefined;
  if (!isAtLeast(version, "5.0")) return /^-?\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.NaN;
  const day = Date.parse(`${text}T00:00:00Z`);
  // February the 30th is read as a day in March.
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text ? Number.NaN : day;
}
