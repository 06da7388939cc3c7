import { isJsonObject, type Json, type JsonObject } from "./json";

/** Meta's limit for an uploaded document, in bytes of UTF-8. */
export const largestDocumentBytes = 10 * 1024 * 1024;

/** A text that is no Flow JSON document at all. */
export class InvalidDocument extends Error {
  override readonly name = "InvalidDocument";
}

/**
 * Takes a document as a program gives it: an object, or the text of one.
 *
 * @throws {InvalidDocument} If the text is not JSON, or the value is not an object.
 */
export function readDocument(flowJson: JsonObject | string): JsonObject {
  const value = typeof flowJson === "string" ? parsed(flowJson) : flowJson;
  if (!isJsonObject(value)) throw new InvalidDocument("a document is a JSON object");
  return value;
}

/**
 * The text that is uploaded: a text as it was given, an object with two spaces of indentation,
 * because Meta reports its findings by line.
 */
export function documentText(flowJson: JsonObject | string): string {
  return typeof flowJson === "string" ? flowJson : JSON.stringify(flowJson, null, 2);
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
