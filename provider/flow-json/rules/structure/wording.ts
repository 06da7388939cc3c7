import { truncated } from "../../../text";
import type { JsonNode } from "../../syntax/json-node";
import type { ObjectSpec, PlainSpec } from "../../tables/spec";
import type { PlacedValue } from "./walk/placed";

/** For example "`text`" or "an item of `tags`". */
export function propertyName({ key, isItem }: Pick<PlacedValue, "key" | "isItem">): string {
  return isItem ? `an item of ${quoted(key)}` : quoted(key);
}

/** For example "a TextInput" or "the document". */
export function ownerName({
  spec: { name, called },
}: {
  readonly spec: Pick<ObjectSpec, "name" | "called">;
}): string {
  return called ?? (/^[AEIO]/.test(name) ? `an ${name}` : `a ${name}`);
}

/** A text from the document, in back-quotes and cut to fit into a sentence. */
export function quoted(text: string): string {
  return `\`${truncated(text, 60).replaceAll("\n", "\\n")}\``;
}

/** For example "`a`, `b` or `c`"; "nothing" for an empty list. */
export function oneOf(words: readonly string[]): string {
  const names = words.map(quoted);
  const last = names.at(-1) ?? "nothing";
  const others = names.slice(0, -1);
  return others.length === 0 ? last : `${others.join(", ")} or ${last}`;
}

/** The type that a value should have, for example "a number or a binding". */
export function expectedKind(spec: PlainSpec): string {
  // A string is not shown as "or a binding", since a binding is a string too.
  const dynamic = spec.kind !== "string" && "dynamic" in spec && spec.dynamic;
  return `${kindOf(spec)}${dynamic ? " or a binding" : ""}`;
}

/** The type of a literal that a table requires, for example "a number". */
export function kindOf({ kind }: PlainSpec): string {
  return kindWords[kind];
}

const kindWords: Readonly<Record<PlainSpec["kind"], string>> = {
  string: "a string",
  boolean: "true or false",
  number: "a number",
  enum: "a string",
  array: "a list",
  object: "an object",
  map: "an object",
  action: "an object",
  components: "a list of components",
  "data-model": "an object",
};

/** What a value of the wrong type is, for example "a number" or "false". */
export function whatIs(node: JsonNode): string {
  switch (node.kind) {
    case "string":
      return "a string";
    case "number":
      return "a number";
    case "boolean":
      return String(node.value);
    case "array":
      return "a list";
    case "object":
      return "an object";
    case "null":
      return "null";
    case "unknown":
      return "not known yet";
  }
}
