import { isObject, type JsonObject, parseJson } from "../json";
import { knownVersions } from "./document";

interface Position {
  readonly line_start: number;
  readonly line_end: number;
  readonly column_start: number;
  readonly column_end: number;
}

/** A validation error of a document, with Meta's field names. Part of the package's API. */
export interface ValidationError extends Position {
  readonly error: string;
  readonly error_type: string;
  readonly message: string;
  readonly pointers: readonly (Position & { readonly path: string })[];
}

/** The position of every error here. Meta counts from 1, so 0 means that it is unknown. */
const unknownPosition: Position = {
  line_start: 0,
  line_end: 0,
  column_start: 0,
  column_end: 0,
};

/**
 * The validation errors of a document: far fewer than Meta finds, but enough to store a wrong document
 * with errors and to refuse to publish it.
 */
export function validateDocument(text: string): readonly ValidationError[] {
  const parsed = parseJson(text);
  if (parsed === undefined || !isObject(parsed.value)) {
    return [validationError("INVALID_FLOW_JSON", "Flow JSON is not a valid JSON object", "")];
  }
  return [...versionErrors(parsed.value), ...screenErrors(parsed.value)];
}

function versionErrors({ version }: JsonObject): readonly ValidationError[] {
  if (version === undefined || version === "") {
    return [
      validationError("MISSING_FLOW_JSON_VERSION", "Flow JSON version is not specified", "version"),
    ];
  }
  if (typeof version !== "string") return [wrongType("version", "string", version)];
  if (!knownVersions.includes(version)) {
    return [validationError("INVALID_FLOW_JSON_VERSION", "Invalid Flow JSON version", "version")];
  }
  return [];
}

function screenErrors({ screens }: JsonObject): readonly ValidationError[] {
  if (screens === undefined) {
    const message = "Required property (screens) is missing";
    return [validationError("MISSING_REQUIRED_TYPE_PROPERTY", message, "screens")];
  }
  if (!Array.isArray(screens)) return [wrongType("screens", "array", screens)];
  if (screens.length === 0) {
    const message = "Expected (screens) to have at least 1 item";
    return [validationError("MIN_ITEMS_REQUIRED", message, "screens")];
  }
  const objects = screens.filter(isObject);
  if (objects.length < screens.length) {
    return [wrongType("screens", "array of objects", screens)];
  }
  const hasTerminalScreen = objects.some((screen) => screen["terminal"] === true);
  return [
    ...objects.flatMap((screen, index) => screenIdErrors(screen, index, objects)),
    ...(hasTerminalScreen
      ? []
      : [validationError("MISSING_TERMINAL_SCREEN", "No screen is marked as terminal", "screens")]),
  ];
}

/** The second of two screens with the same id has the error. */
function screenIdErrors(
  { id }: JsonObject,
  index: number,
  screens: readonly JsonObject[],
): readonly ValidationError[] {
  const path = `screens[${index}].id`;
  if (typeof id !== "string" || id === "") {
    return [
      validationError("MISSING_REQUIRED_TYPE_PROPERTY", "Required property (id) is missing", path),
    ];
  }
  if (screens.findIndex((screen) => screen["id"] === id) !== index) {
    return [
      validationError("DUPLICATE_SCREEN_IDS", `Screen id (${id}) is used more than once`, path),
    ];
  }
  return [];
}

function wrongType(path: string, expected: string, actual: unknown): ValidationError {
  const found = Array.isArray(actual) ? "array" : typeof actual;
  const message = `Expected (${path}) to be ${expected} but found ${found}`;
  return validationError("INVALID_PROPERTY_TYPE", message, path);
}

function validationError(error: string, message: string, path: string): ValidationError {
  return {
    error,
    error_type: "FLOW_JSON_ERROR",
    message,
    ...unknownPosition,
    pointers: [{ ...unknownPosition, path }],
  };
}
