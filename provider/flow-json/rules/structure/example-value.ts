import { actions } from "../../tables/actions";
import type { ObjectSpec, PropertySpec, TextSpec, ValueSpec } from "../../tables/spec";

/** The properties that a text may be meant for if it is in the place of an object; the first that exists. */
const mainTexts: readonly string[] = ["title", "name", "text", "src"];

/** The most characters of an example in a hint. A longer one is left out. */
const longestExample = 160;

/**
 * An example of a value, as JSON on one line with spaces, such as `{"id": "a", "title": "A"}`.
 *
 * @param written A text in the document where the value should be. It becomes the value of the property
 *   that it was probably meant for.
 */
export function exampleOf(spec: ValueSpec, written?: string): string {
  // The indent of 1 makes `JSON.stringify` write spaces; then the lines are joined.
  return JSON.stringify(valueOf(spec, written), null, 1)
    .replaceAll(/\n\s*/g, " ")
    .replaceAll(/([[{]) | ([\]}])/g, "$1$2");
}

/**
 * A part of a hint with an example of a property, for example `, as in "next": {…}`. Empty for a string
 * without an example of its own, which shows nothing, and for an example that is too long.
 */
export function shapeOf(key: string, property: PropertySpec | undefined): string {
  const value = property?.value;
  const first = value?.kind === "either" ? value.options[0]?.value : value;
  if (first === undefined || first.kind === "any") return "";
  if (first.kind === "string" && first.example === undefined) return "";
  const example = exampleOf(first);
  return example.length > longestExample ? "" : `, as in ${JSON.stringify(key)}: ${example}`;
}

function valueOf(spec: ValueSpec, written: string | undefined): unknown {
  switch (spec.kind) {
    case "string":
      return textOf(spec);
    case "boolean":
      return true;
    case "number":
      return spec.least ?? 1;
    case "enum":
      return spec.words[0] ?? "…";
    case "array":
      return [valueOf(spec.items, written)];
    case "object":
      return objectOf(spec.of, written);
    case "map":
      return spec.example ?? { name: valueOf(spec.values, undefined) };
    case "action": {
      // `navigate` shows the most. Every table of actions has a name, so "complete" is only for the compiler.
      const name = spec.names.find((each) => each === "navigate") ?? spec.names[0] ?? "complete";
      const action = objectOf(actions[name], undefined);
      return name === "open_url" ? action : { ...action, payload: {} }; // Only `open_url` has no payload.
    }
    case "components":
      return [{ type: "TextBody", text: "…" }];
    case "data-model":
      return { name: { type: "string", __example__: "Ada" } };
    case "either":
      return spec.options[0] === undefined ? "…" : valueOf(spec.options[0].value, written);
    case "any":
      return "…";
    default:
      return spec satisfies never;
  }
}

/** An object with its required properties, or with all if none is required, so that it is not empty. */
function objectOf({ properties }: ObjectSpec, written: string | undefined): object {
  const all = Object.entries(properties);
  const required = all.filter(([, property]) => property.required !== undefined);
  const main = mainTexts.find((name) => Object.hasOwn(properties, name));
  return Object.fromEntries(
    (required.length > 0 ? required : all).map(([key, { value }]) => {
      if (written !== undefined && key === main) return [key, written];
      if (written !== undefined && key === "id") return [key, idFrom(written)];
      return [key, valueOf(value, undefined)];
    }),
  );
}

function textOf({ example, format }: TextSpec): string {
  if (example !== undefined) return example;
  return format === "date" ? "2026-01-31" : "…";
}

/** For example `light_blue` for "Light blue". */
function idFrom(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .slice(0, 40); // Enough for a hint.
}
