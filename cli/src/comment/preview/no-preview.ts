import { Failure } from "../../failure";

/** The input is not a complete preview, so nothing is known about the plan. */
export class NoPreview extends Failure {
  override readonly name = "NoPreview";

  /** @param reason What is wrong with the input. Contains none of its content. */
  constructor(readonly reason: string) {
    super(`this is not what \`pulumi preview --json\` prints: ${reason}.`);
  }
}

/** The preview printed nothing. */
export class EmptyPreview extends NoPreview {
  constructor() {
    super("it is empty, since the preview failed before it got to any flow");
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @throws {NoPreview} If it is not JSON. */
export function jsonIn(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoPreview(`${what} is not JSON, or was cut off`);
  }
}

/** @throws {NoPreview} If it is not an object. */
export function objectIn(value: unknown, what: string): JsonObject {
  if (isObject(value)) return value;
  throw new NoPreview(`${what} is not an object`);
}

/**
 * An optional object; Go may write `null` for it.
 *
 * @throws {NoPreview} If it is something else.
 */
export function objectOrAbsent(value: unknown, what: string): JsonObject | undefined {
  return value === undefined || value === null ? undefined : objectIn(value, what);
}

/** @throws {NoPreview} If it is not a string. */
export function textIn(value: unknown, what: string): string {
  if (typeof value === "string") return value;
  throw new NoPreview(`${what} is not a text`);
}

/**
 * An optional text; Go may write `null` or an empty text for it.
 *
 * @throws {NoPreview} If it is not a string.
 */
export function textOrAbsent(value: unknown, what: string): string | undefined {
  return value === undefined || value === null || value === "" ? undefined : textIn(value, what);
}

/** @throws {NoPreview} If it is neither a list nor absent. */
export function listIn(value: unknown, what: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new NoPreview(`${what} is not a list`);
}
