import {
  deepestLevel,
  isJsonArray,
  isJsonObject,
  isTooDeep,
  type Json,
  type JsonObject,
} from "./json";

/**
 * Reads a document that a program passes as an object or as a text. Never throws: returns the text
 * of a value that is not a JSON object or is nested too deep.
 */
export function documentOrText(flowJson: JsonObject | string): JsonObject | string {
  const document = typeof flowJson === "string" ? parsed(flowJson) : flowJson;
  return isJsonObject(document) && !isTooDeep(document) ? document : documentText(flowJson);
}

const tooDeepText = "[".repeat(deepestLevel + 1);

/**
 * The value, or for one that is nested too deep a text that a check refuses with
 * `KALEYRA_NESTED_TOO_DEEP`. Pulumi and JSON.stringify would overflow the stack with such a value.
 */
export function withinDepth<Value>(value: Value): Value | string {
  return isTooDeep(value) ? tooDeepText : value;
}

/**
 * The text that is uploaded; the findings here and Meta's refer to its lines. A text is uploaded
 * unchanged. An object is written with two spaces of indentation, and with its keys in alphabetical
 * order, as the engine passes it.
 */
export function documentText(flowJson: JsonObject | string): string {
  const document = withinDepth(flowJson);
  if (typeof document === "string") return withoutByteOrderMark(document);
  return JSON.stringify(hasSortedKeys(document) ? document : sortKeys(document), null, 2);
}

/** Whether the keys are already in the engine's order, so that megabytes need not be copied. */
function hasSortedKeys(value: Json): boolean {
  if (isJsonArray(value)) return value.every(hasSortedKeys);
  if (!isJsonObject(value)) return true;
  let previous = "";
  for (const key of Object.keys(value)) {
    if (key < previous || !hasSortedKeys(value[key] ?? null)) return false;
    previous = key;
  }
  return true;
}

function sortKeys(value: Json): Json {
  if (isJsonArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null)]));
}

/**
 * Editors on Windows save a byte order mark, which `readFileSync` returns. It is not part of JSON.
 */
function withoutByteOrderMark(text: string): string {
  return text.startsWith("\u{FEFF}") ? text.slice(1) : text;
}

/** The value of a JSON text; `undefined` if the text is not JSON. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(withoutByteOrderMark(text)) as Json;
  } catch {
    return undefined;
  }
}
