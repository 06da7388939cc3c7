import { readDynamicText } from "../../../provider/flow-json/expression/dynamic-text";
import type { Expression } from "../../../provider/flow-json/expression/parse";
import type { Reference } from "../../../provider/flow-json/expression/reference";
import type { FlowModel, Screen } from "../../../provider/flow-json/model/flow-model";
import { isAtLeast } from "../../../provider/flow-json/model/version";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  type TextNode,
  textOf,
} from "../../../provider/flow-json/syntax/json-node";
import { truncated } from "../../../provider/text";
import { html, type Markup } from "./markup";

/** A value as it is drawn. */
export interface DisplayValue {
  /** The value itself; for a binding its example or, in a run of the flow, its value. `undefined` if there is none. */
  readonly value: JsonNode | undefined;
  /** The binding or expression; `undefined` for a literal value, and if a run of the flow has the value. */
  readonly source: string | undefined;
}

/** The most characters of a binding or an expression that is shown. */
const longestSource = 200;

/**
 * A drawing shows at most `mostCharacters` characters of values, and in addition as many as the document
 * has `timesTheDocument` times. Beyond that it shows only bindings.
 */
const mostCharacters = 10_000_000;
const timesTheDocument = 10;

/**
 * Returns a function that gives each value of the document for drawing, with examples for bindings. It
 * counts what it has given, up to a limit: a short document could show a long example everywhere.
 */
export function examplesOf(flow: FlowModel): (node: JsonNode, screen: Screen) => DisplayValue {
  const values = new Map<JsonNode, DisplayValue>();
  let remaining = mostCharacters + timesTheDocument * flow.root.end;
  const spend = (value: JsonNode | undefined): JsonNode | undefined => {
    remaining -= lengthOf(value);
    return remaining < 0 ? undefined : value;
  };
  const exampleFor = (reference: Reference, screen: Screen) =>
    spend(exampleOf(reference, screen, flow));
  return (node, screen) => {
    const display =
      values.get(node) ?? exampleValue(node, flow, (reference) => exampleFor(reference, screen));
    values.set(node, display);
    const { value, source } = display;
    // Without the value, a literal has no source to show.
    return { value: spend(value), source: remaining < 0 ? (source ?? "…") : source };
  };
}

/** The length of a value in characters, about what a drawing of it has. */
function lengthOf(value: JsonNode | undefined): number {
  if (value === undefined) return 0;
  return value.kind === "string" ? value.value.length : value.end - value.start;
}

/** The value of a node for drawing. Expressions in back-quotes exist from Flow JSON 6.0. */
function exampleValue(
  node: JsonNode,
  flow: FlowModel,
  exampleFor: (reference: Reference) => JsonNode | undefined,
): DisplayValue {
  const text = textOf(node);
  if (text === undefined) return { value: node, source: undefined };
  const content = readDynamicText(text, isAtLeast(flow.version, "6.0"));
  switch (content.kind) {
    case "static":
    case "mixed":
    case "placeholders":
      return { value: node, source: undefined };
    case "binding":
      return { value: exampleFor(content.reference), source: text };
    case "expression": {
      const joined = joinedText(content.expression, (reference) =>
        plainText(exampleFor(reference)),
      );
      return { value: joined === undefined ? undefined : literal(joined), source: text };
    }
    case "broken":
      return { value: undefined, source: text };
    default:
      return content satisfies never;
  }
}

/** The `__example__` of a binding to data. Form values have none. */
function exampleOf(
  { scope, screen: named, segments }: Reference,
  screen: Screen,
  flow: FlowModel,
): JsonNode | undefined {
  const target = named === undefined ? screen : flow.screenById.get(named.name);
  if (scope === "form" || target === undefined) return undefined;
  const [first, ...rest] = segments;
  const field = target.data.fields.get(first.name);
  const example = memberOf(field?.member.value, "__example__");
  return rest.reduce<JsonNode | undefined>((node, { name }) => memberOf(node, name), example);
}

/** The text that an expression joins; `undefined` if it compares or calculates, or if an example is missing. */
function joinedText(
  expression: Expression,
  exampleFor: (reference: Reference) => string | undefined,
): string | undefined {
  switch (expression.kind) {
    case "reference":
      return exampleFor(expression.reference);
    case "string":
    case "number":
    case "boolean":
      return String(expression.value);
    case "not":
      return undefined;
    case "chain": {
      if (expression.operators.some(({ operator }) => operator !== "join")) return undefined;
      const parts = expression.operands.map((operand) => joinedText(operand, exampleFor));
      return parts.includes(undefined) ? undefined : parts.join("");
    }
    default:
      return expression satisfies never;
  }
}

/** A node for a text that is not in the document. */
export function literal(value: string): TextNode {
  return { kind: "string", value, start: 0, end: 0, path: "" };
}

/** The text of a value. Examples, and bindings without one, are highlighted. */
export function textMarkup(display: DisplayValue | undefined): Markup {
  if (display === undefined) return html``;
  const text = plainText(display.value);
  if (display.source === undefined) return html`${text}`;
  return text === undefined
    ? sourceMarkup(display.source)
    : html`<span class="example" title="${display.source}">${text}</span>`;
}

/** A binding or an expression, exactly as in the document. */
export function sourceMarkup(source: string): Markup {
  return html`<code class="binding">${truncated(source, longestSource)}</code>`;
}

/** The text of a value. The items of an array become lines; an object has no text. */
export function plainText(value: JsonNode | undefined): string | undefined {
  switch (value?.kind) {
    case "string":
      return value.value;
    case "number":
    case "boolean":
      return String(value.value);
    case "array":
      return itemsOf(value)
        .map((item) => plainText(item) ?? "")
        .join("\n");
    default:
      return undefined;
  }
}

/** The value of a boolean; `undefined` if it is known only when the flow runs. */
export function flagOf(display: DisplayValue | undefined): boolean | undefined {
  return display?.value?.kind === "boolean" ? display.value.value : undefined;
}
