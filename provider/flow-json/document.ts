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
  return typeof flowJson === "string" ? flowJson : JSON.stringify(sorted(flowJson), null, 2);
}

/** A value that is in order already, as the engine hands it on, is not copied. */
function sorted(value: Json): Json {
  if (isJsonArray(value)) {
    const items = value.map(sorted);
    return items.every((item, at) => item === value[at]) ? value : items;
  }
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value);
  const inOrder = keys.every((key, at) => at === 0 || (keys[at - 1] ?? "") < key);
  let isSame = inOrder;
  const members = (inOrder ? keys : keys.sort()).map((key) => {
    const before = value[key];
    const member = sorted(before ?? null);
    isSame &&= member === before;
    return [key, member] as const;
  });
  return isSame ? value : Object.fromEntries(members);
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new InvalidDocument(
      `not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
