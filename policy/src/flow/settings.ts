import type { PolicyConfigSchema } from "@pulumi/policy";

/**
 * A setting of a rule: the JSON Schema by which Pulumi checks its value, and a default of the same
 * type.
 */
export type Setting<Value> = PolicyConfigSchema["properties"][string] & { readonly default: Value };

/** The settings of a rule, by their names in a policy configuration. */
export type Settings = Readonly<
  Record<string, Setting<string> | Setting<number> | Setting<string[]>>
>;

/** The configuration of a rule: a value for each setting. */
export type ConfigOf<Of extends Settings> = { readonly [Key in keyof Of]: Of[Key]["default"] };

/** A setting that is an integer of at least 1. */
export function count(description: string, defaultValue: number): Setting<number> {
  return { type: "integer", minimum: 1, description, default: defaultValue };
}

/** A setting that is a list of strings. */
export function texts(
  description: string,
  defaultValue: readonly string[] = [],
): Setting<string[]> {
  return { type: "array", items: { type: "string" }, description, default: [...defaultValue] };
}

/** A setting that is a list of some of the given words. */
export function choices(
  description: string,
  words: readonly string[],
  defaultValue: readonly string[] = words,
): Setting<string[]> {
  const word = { type: "string" as const, enum: [...words] };
  return { type: "array", items: word, description, default: [...defaultValue] };
}

/** A setting that is one of the given words. */
export function choice(
  description: string,
  words: readonly string[],
  defaultValue: string,
): Setting<string> {
  return { type: "string", enum: [...words], description, default: defaultValue };
}

/** A setting that is a regular expression; by default empty, which matches every text. */
export function pattern(description: string): Setting<string> {
  return { type: "string", format: "regex", description, default: "" };
}

/**
 * Whether a text matches one of the patterns as a whole. Ignores case; `*` matches any characters.
 */
export function isLike(text: string, patterns: readonly string[]): boolean {
  return patterns.some((wildcard) => expressionOf(wildcard).test(text));
}

function expressionOf(wildcard: string): RegExp {
  const literal = wildcard.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "is");
}
