import { isObject, parseJson, type JsonObject } from "../json";
import { unknownPosition, type ValidationError } from "./validation-error";
import { knownVersions } from "./versions";

/**
 * Finds what the emulator looks for in a document: far less than Meta does, but enough for a bad
 * one to be kept with errors and for its publish to be refused.
 */
export function validateDocument(text: string): readonly ValidationError[] {
  const parsed = parseJson(text);
  if (parsed === undefined || !isObject(parsed.value)) {
    return [finding("INVALID_FLOW_JSON", "Flow JSON is not a valid JSON object", "")];
  }
  return [...versionErrors(parsed.value), ...screenErrors(parsed.value)];
}

function versionErrors({ version }: JsonObject): readonly ValidationError[] {
  if (version === undefined || version === "") {
    return [finding("MISSING_FLOW_JSON_VERSION", "Flow JSON version is not specified", "version")];
  }
  if (typeof version !== "string") {
    return [wrongType("version", "string", version)];
  }
  if (!knownVersions.includes(version)) {
    return [finding("INVALID_FLOW_JSON_VERSION", "Invalid Flow JSON version", "version")];
  }
  return [];
}

function screenErrors({ screens }: JsonObject): readonly ValidationError[] {
  if (screens === undefined) {
    const message = "Required property (screens) is missing";
    return [finding("MISSING_REQUIRED_TYPE_PROPERTY", message, "screens")];
  }
  if (!Array.isArray(screens)) {
    return [wrongType("screens", "array", screens)];
  }
  if (screens.length === 0) {
    const message = "Expected (screens) to have at least 1 item";
    return [finding("MIN_ITEMS_REQUIRED", message, "screens")];
  }
  const objects = screens.filter(isObject);
  if (objects.length < screens.length) {
    return [wrongType("screens", "array of objects", screens)];
  }
  const terminal = objects.some((screen) => screen["terminal"] === true);
  return [
    ...objects.flatMap((screen, index) => screenIdErrors(screen, index, objects)),
    ...(terminal
      ? []
      : [finding("MISSING_TERMINAL_SCREEN", "No screen is marked as terminal", "screens")]),
  ];
}

function screenIdErrors(
  { id }: JsonObject,
  index: number,
  screens: readonly JsonObject[],
): readonly ValidationError[] {
  const path = `screens[${index}].id`;
  if (typeof id !== "string" || id === "") {
    return [finding("MISSING_REQUIRED_TYPE_PROPERTY", "Required property (id) is missing", path)];
  }
  if (screens.findIndex((screen) => screen["id"] === id) !== index) {
    return [finding("DUPLICATE_SCREEN_IDS", `Screen id (${id}) is used more than once`, path)];
  }
  return [];
}

function wrongType(path: string, expected: string, actual: unknown): ValidationError {
  const found = Array.isArray(actual) ? "array" : typeof actual;
  const message = `Expected (${path}) to be ${expected} but found ${found}`;
  return finding("INVALID_PROPERTY_TYPE", message, path);
}

function finding(error: string, message: string, path: string): ValidationError {
  return {
    error,
    error_type: "FLOW_JSON_ERROR",
    message,
    ...unknownPosition,
    pointers: [{ ...unknownPosition, path }],
  };
}
