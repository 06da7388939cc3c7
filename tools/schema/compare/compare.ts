import { readFileSync } from "node:fs";

interface Spec {
  readonly type?: string;
  readonly $ref?: string;
  readonly properties?: Properties;
  readonly inputProperties?: Properties;
  readonly requiredInputs?: readonly string[];
  readonly required?: readonly string[];
  readonly inputs?: Spec;
  readonly outputs?: Spec;
  readonly enum?: readonly { readonly value: string }[];
}
type Properties = Readonly<Record<string, Spec>>;

interface Schema {
  readonly config?: { readonly variables?: Properties };
  readonly provider?: Spec;
  readonly types?: Readonly<Record<string, Spec>>;
  readonly resources?: Readonly<Record<string, Spec>>;
  readonly functions?: Readonly<Record<string, Spec>>;
}

interface Changes {
  readonly breaking: readonly string[];
  readonly other: readonly string[];
}

/** What changed between two schemas of the plugin, for programs that use it. */
export function compareSchemas(before: Schema, after: Schema): Changes {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  const breaking: string[] = [];
  const other: string[] = [];
  for (const [name, { text, isNeeded }] of old) {
    const found = now.get(name);
    if (found === undefined) breaking.push(`\`${name}\` is gone`);
    else if (found.text !== text) breaking.push(`\`${name}\`: ${text} → ${found.text}`);
    else if (found.isNeeded && !isNeeded) breaking.push(`\`${name}\` is required now`);
    else if (isNeeded && !found.isNeeded) other.push(`\`${name}\` is optional now`);
  }
  for (const [name, { text, isNeeded }] of now) {
    if (old.has(name)) continue;
    const owner = name.replace(/(?: input)? › .*$/, "");
    if (isNeeded && (old.has(owner) || owner === "provider"))
      breaking.push(`\`${name}\` is new and required`);
    else other.push(`\`${name}\` is new: ${text}`);
  }
  return { breaking, other };
}

interface Entry {
  readonly text: string;
  /** Whether a program has to give it. */
  readonly isNeeded: boolean;
}

/** Everything of a schema that a program can name, with what it is. */
function entriesOf({ config, provider, types, resources, functions }: Schema) {
  const entries = new Map<string, Entry>();
  const add = (name: string, text: string, isNeeded = false) =>
    entries.set(name, { text, isNeeded });
  const addProperties = (
    place: string,
    properties: Properties = {},
    needed: readonly string[] = [],
  ) => {
    for (const [name, spec] of Object.entries(properties)) {
      add(`${place} › ${name}`, typeText(spec), needed.includes(name));
    }
  };
  addProperties("config", config?.variables);
  addProperties("provider", provider?.inputProperties, provider?.requiredInputs);
  for (const [token, spec] of Object.entries(resources ?? {})) {
    add(token, "a resource");
    addProperties(`${token} input`, spec.inputProperties, spec.requiredInputs);
    addProperties(`${token} output`, spec.properties);
  }
  for (const [token, { inputs, outputs }] of Object.entries(functions ?? {})) {
    add(token, "a function");
    addProperties(`${token} input`, inputs?.properties, inputs?.required);
    addProperties(`${token} output`, outputs?.properties);
  }
  for (const [token, spec] of Object.entries(types ?? {})) {
    add(token, spec.enum === undefined ? "a type" : "an enum");
    addProperties(token, spec.properties);
    for (const { value } of spec.enum ?? []) add(`${token} › ${value}`, "a value");
  }
  return entries;
}

/** What a property is, without what does not matter to a program. */
function typeText(spec: Spec): string {
  const { type, $ref, items, additionalProperties, oneOf } = spec as Spec & {
    readonly items?: Spec;
    readonly additionalProperties?: Spec;
    readonly oneOf?: readonly Spec[];
  };
  if (oneOf !== undefined) return oneOf.map(typeText).join(" or ");
  if (items !== undefined) return `array of ${typeText(items)}`;
  if (additionalProperties !== undefined) return `map of ${typeText(additionalProperties)}`;
  return $ref?.replace("#/types/", "") ?? type ?? "any";
}

export function markdownOf({ breaking, other }: Changes): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`### ${title}`, "", ...lines.map((line) => `- ${line}`), ""];
  const text = [...list("Breaks programs", breaking), ...list("Other changes", other)];
  return [
    "## The schema of the plugin",
    "",
    ...(text.length === 0 ? ["No changes.", ""] : text),
  ].join("\n");
}

export function readSchema(file: string): Schema {
  return JSON.parse(readFileSync(file, "utf8")) as Schema;
}
