import {
  deepestLevel,
  isJsonArray,
  isJsonObject,
  isTooDeep,
  type Json,
  type JsonObject,
} from "./json";

/** The value is not a Flow JSON document. */
class InvalidDocument extends Error {
  override readonly name = "InvalidDocument";
}

/**
 * Reads a document that a program passes as an object or as a text.
 *
 * @throws {InvalidDocument} If the text is not JSON, or the value is not an object or is too deep.
 */
function readDocument(flowJson: JsonObject | string): JsonObject {
  const value = typeof flowJson === "string" ? parseText(flowJson) : flowJson;
  if (!isJsonObject(value)) throw new InvalidDocument("a document is a JSON object");
  if (isTooDeep(value)) throw new InvalidDocument("it is nested too deep");
  return value;
}

/** Reads a document from any source. Never throws: the text of what is not a document is returned. */
export function documentOrText(flowJson: JsonObject | string): JsonObject | string {
  try {
    return readDocument(flowJson);
  } catch (error) {
    if (error instanceof InvalidDocument) return documentText(flowJson);
    throw error;
  }
}

const tooDeepText = "[".repeat(deepestLevel + 1);

/** The value, or for one that is nested too deep a text that a check refuses for the same reason. */
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
  let before = "";
  for (const key of Object.keys(value)) {
    if (key < before || !hasSortedKeys(value[key] ?? null)) return false;
    before = key;
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

function parseText(text: string): Json {
  try {
    return JSON.parse(withoutByteOrderMark(text)) as Json;
  } catch (error) {
    throw new InvalidDocument(
      `not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
