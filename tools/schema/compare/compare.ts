import { readFileSync } from "node:fs";

/** The part of a type, a resource or a function in Pulumi's schema that is compared. */
interface Spec {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Spec;
  readonly additionalProperties?: Spec;
  readonly oneOf?: readonly Spec[];
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

/** One sentence for each change, in Markdown. */
interface Changes {
  /** Changes after which a program may no longer compile or run. */
  readonly breaking: readonly string[];
  readonly other: readonly string[];
}

/** The changes between two schemas of the plugin, as programs that use it see them. */
export function compareSchemas(before: Schema, after: Schema): Changes {
  const oldEntries = entriesOf(before);
  const newEntries = entriesOf(after);
  const breaking: string[] = [];
  const other: string[] = [];
  for (const [name, { text, isRequired }] of oldEntries) {
    const entry = newEntries.get(name);
    if (entry === undefined) breaking.push(`\`${name}\` is gone`);
    else if (entry.text !== text) breaking.push(`\`${name}\`: ${text} → ${entry.text}`);
    else if (entry.isRequired && !isRequired) breaking.push(`\`${name}\` is required now`);
    else if (isRequired && !entry.isRequired) other.push(`\`${name}\` is optional now`);
  }
  for (const [name, { text, isRequired }] of newEntries) {
    if (oldEntries.has(name)) continue;
    // What a new resource or function requires breaks nothing. The provider has no entry of its own.
    const owner = name.replace(/(?: input)? › .*$/, "");
    const isOwnerOld = oldEntries.has(owner) || owner === "provider";
    if (isRequired && isOwnerOld) breaking.push(`\`${name}\` is new and required`);
    else other.push(`\`${name}\` is new: ${text}`);
  }
  return { breaking, other };
}

interface Entry {
  /** What the entry is: `a resource`, or the type of a property. */
  readonly text: string;
  /** Whether a program must set it. */
  readonly isRequired: boolean;
}

/** Everything of a schema that a program can name, by a name such as `kaleyra:whatsapp:Flow input › name`. */
function entriesOf({ config, provider, types, resources, functions }: Schema) {
  const entries = new Map<string, Entry>();
  const add = (name: string, text: string, isRequired = false) =>
    entries.set(name, { text, isRequired });
  const addProperties = (
    owner: string,
    properties: Properties = {},
    required: readonly string[] = [],
  ) => {
    for (const [name, spec] of Object.entries(properties)) {
      add(`${owner} › ${name}`, typeText(spec), required.includes(name));
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

/** The type of a property, such as `array of string`. */
function typeText({ type, $ref, items, additionalProperties, oneOf }: Spec): string {
  if (oneOf !== undefined) return oneOf.map(typeText).join(" or ");
  if (items !== undefined) return `array of ${typeText(items)}`;
  if (additionalProperties !== undefined) return `map of ${typeText(additionalProperties)}`;
  return $ref?.replace("#/types/", "") ?? type ?? "any";
}

/** The text for a pull request, with the breaking changes first. */
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

/** Reads a schema in the format of `provider/plugin/schema.json`. */
export function readSchema(file: string): Schema {
  return JSON.parse(readFileSync(file, "utf8")) as Schema;
}
