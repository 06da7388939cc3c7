import { isJsonArray, isJsonObject, type Json, type JsonObject } from "./json";

/** The value is not a Flow JSON document. */
class InvalidDocument extends Error {
  override readonly name = "InvalidDocument";
}

/**
 * Reads a document that a program passes as an object or as a text.
 *
 * @throws {InvalidDocument} If the text is not JSON, or the value is not an object.
 */
function readDocument(flowJson: JsonObject | string): JsonObject {
  const value = typeof flowJson === "string" ? parsed(flowJson) : flowJson;
  if (!isJsonObject(value)) throw new InvalidDocument("a document is a JSON object");
  return value;
}

/** Reads a document from any source. A text that is not a document is returned unchanged. */
export function documentOrText(flowJson: JsonObject | string): JsonObject | string {
  try {
    return readDocument(flowJson);
  } catch (error) {
    if (error instanceof InvalidDocument) return flowJson;
    throw error;
  }
}

/**
 * The text that is uploaded; our findings and Meta's refer to its lines. A text is uploaded
 * unchanged. An object is written with two spaces of indentation, and with its keys in alphabetical
 * order, as the engine passes it.
 */
export function documentText(flowJson: JsonObject | string): string {
  if (typeof flowJson === "string") return withoutByteOrderMark(flowJson);
  return JSON.stringify(isInOrder(flowJson) ? flowJson : inOrder(flowJson), null, 2);
}

/** Whether the keys are already in the engine's order, so that megabytes need not be copied. */
function isInOrder(value: Json): boolean {
  if (isJsonArray(value)) return value.every(isInOrder);
  if (!isJsonObject(value)) return true;
  let before = "";
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder(value[key] ?? null)) return false;
    before = key;
  }
  return true;
}

function inOrder(value: Json): Json {
  if (isJsonArray(value)) return value.map(inOrder);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, inOrder(value[key] ?? null)]));
}

/**
 * Editors on Windows save a byte order mark, which `readFileSync` returns. It is not part of JSON.
 */
function withoutByteOrderMark(text: string): string {
  return text.startsWith("\u{FEFF}") ? text.slice(1) : text;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(withoutByteOrderMark(text)) as Json;
  } catch (error) {
    throw new InvalidDocument(
      `not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
