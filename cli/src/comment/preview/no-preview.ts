import { Failure } from "../../failure";

/** The input is not a complete preview, so nothing is known about the plan. */
export class NoPreview extends Failure {
  override readonly name = "NoPreview";

  /** @param reason What is wrong with the input. Contains none of its content. */
  constructor(readonly reason: string) {
    super(`this is not what \`pulumi preview --json\` prints: ${reason}.`);
  }
}

/** The preview printed nothing, as Pulumi does if a preview fails before its first resource. */
export class EmptyPreview extends NoPreview {
  constructor() {
    super("it is empty, since the preview failed before it got to any flow");
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses JSON. Like all functions below, it gets the `label` of the value for the message.
 *
 * @throws {NoPreview} If the text is not JSON.
 */
export function jsonIn(text: string, label: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoPreview(`${label} is not JSON, or was cut off`);
  }
}

/** @throws {NoPreview} If the value is not an object. */
export function objectIn(value: unknown, label: string): JsonObject {
  if (isObject(value)) return value;
  throw new NoPreview(`${label} is not an object`);
}

/**
 * An optional object; Go may write `null` for it.
 *
 * @throws {NoPreview} If the value is something else.
 */
export function objectOrAbsent(value: unknown, label: string): JsonObject | undefined {
  return value === undefined || value === null ? undefined : objectIn(value, label);
}

/** @throws {NoPreview} If the value is not a string. */
export function textIn(value: unknown, label: string): string {
  if (typeof value === "string") return value;
  throw new NoPreview(`${label} is not a text`);
}

/**
 * An optional string; Go may write `null` or an empty string for it.
 *
 * @throws {NoPreview} If the value is something else.
 */
export function textOrAbsent(value: unknown, label: string): string | undefined {
  return value === undefined || value === null || value === "" ? undefined : textIn(value, label);
}

/**
 * An optional array; Go may write `null` for it.
 *
 * @throws {NoPreview} If the value is something else.
 */
export function listIn(value: unknown, label: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw new NoPreview(`${label} is not a list`);
}
