import type { PolicyConfigSchema } from "@pulumi/policy";

/** What a rule can be told: the schema that Pulumi checks it by, with a default, whose type it has. */
export type Setting<Value> = PolicyConfigSchema["properties"][string] & { readonly default: Value };

export type Settings = Readonly<
  Record<string, Setting<string> | Setting<number> | Setting<string[]>>
>;

/** The configuration of a rule as a program sees it. */
export type ConfigOf<Of extends Settings> = { readonly [Key in keyof Of]: Of[Key]["default"] };

/** A number from 1 on. */
export function count(description: string, usual: number): Setting<number> {
  return { type: "integer", minimum: 1, description, default: usual };
}

export function texts(description: string, usual: readonly string[] = []): Setting<string[]> {
  return { type: "array", items: { type: "string" }, description, default: [...usual] };
}

/** Some of a few words. */
export function choices(
  description: string,
  words: readonly string[],
  usual: readonly string[] = words,
): Setting<string[]> {
  const word = { type: "string" as const, enum: [...words] };
  return { type: "array", items: word, description, default: [...usual] };
}

/** One of a few words. */
export function choice(
  description: string,
  words: readonly string[],
  usual: string,
): Setting<string> {
  return { type: "string", enum: [...words], description, default: usual };
}

/** A regular expression; empty for none. */
export function pattern(description: string): Setting<string> {
  return { type: "string", format: "regex", description, default: "" };
}

/** Whether a text matches one of the patterns, ignoring case; `*` matches any text. */
export function isLike(text: string, patterns: readonly string[]): boolean {
  return patterns.some((wildcard) => expressionOf(wildcard).test(text));
}

function expressionOf(wildcard: string): RegExp {
  const literal = wildcard.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`, "is");
}
