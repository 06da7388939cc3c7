import { isAtLeast, type Version } from "../../model/version";
import { type JsonNode, textOf } from "../../syntax/json-node";

/** Whether a text may be dynamic, so that its value is unknown. */
function isDynamic(text: string): boolean {
  return text.includes("${") || text.startsWith("`");
}

/**
 * A day in milliseconds, or `NaN` for an invalid text. The format is `YYYY-MM-DD`, before 5.0
 * milliseconds in digits. `undefined` if the day is unknown.
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
  // `Date` reads February 30 as a day in March.
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text ? Number.NaN : day;
}
