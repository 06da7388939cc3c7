import { isJsonArray, isJsonObject, type Json, type JsonObject } from "./json";

/** A text that is no Flow JSON document at all. */
class InvalidDocument extends Error {
  override readonly name = "InvalidDocument";
}

/**
 * Takes a document as a program gives it: an object, or the text of one.
 *
 * @throws {InvalidDocument} If the text is not JSON, or the value is not an object.
 */
function readDocument(flowJson: JsonObject | string): JsonObject {
  const value = typeof flowJson === "string" ? parsed(flowJson) : flowJson;
  if (!isJsonObject(value)) throw new InvalidDocument("a document is a JSON object");
  return value;
}

/** Takes in a document that anybody may have made: what is none stays the text that it is. */
export function documentOrText(flowJson: JsonObject | string): JsonObject | string {
  try {
    return readDocument(flowJson);
  } catch (error) {
    if (error instanceof InvalidDocument) return flowJson;
    throw error;
  }
}

/**
 * The text that is uploaded, and whose lines the findings name, ours and Meta's: a text as it was
 * given; an object with its keys in alphabetical order, which is how the engine hands it on, and
 * two spaces of indentation.
 */
export function documentText(flowJson: JsonObject | string): string {
  if (typeof flowJson === "string") return withoutByteOrderMark(flowJson);
  return JSON.stringify(isInOrder(flowJson) ? flowJson : inOrder(flowJson), null, 2);
}

/** As the engine hands an object on: megabytes are not copied only to come out the same. */
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

/** As in what `readFileSync` gives of a file that an editor on Windows has saved; no part of JSON. */
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
