import { type Placeholder, unclosedBackQuote } from "../../expression/dynamic-text";
import type { DynamicValue, FlowModel, Screen } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { Span } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { isLine } from "./invalid-text-dynamic-data";

/** WhatsApp shows a binding literally if it is inside a text, or in another notation. */
export const literalBinding: Rule = {
  code: "KALEYRA_LITERAL_BINDING",
  severity: "warning",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      if (value.use !== "property" && value.use !== "payload") continue;
      const { wanted } = value;
      // `invalidPropertyType` reports a string where none is allowed.
      if (wanted !== undefined && !wanted.types.some(({ kind }) => kind === "string")) continue;
      const report = literalReport(value, flow);
      if (report !== undefined) yield report;
    }
  },
};

function literalReport(value: DynamicValue, flow: FlowModel): Report | undefined {
  const { content } = value;
  if (content.kind === "mixed") return mixedReport(value, content.bindings, flow);
  if (content.kind === "placeholders") return notationReport(value, content.placeholders, flow);
  return undefined;
}

function mixedReport(
  value: DynamicValue,
  bindings: readonly Span[],
  flow: FlowModel,
): Report | undefined {
  const { node } = value;
  const [first] = bindings;
  if (first === undefined || isLine(value)) return undefined; // `invalidTextDynamicData` reports lines.
  const isHalfQuoted = node.value.startsWith("`") !== node.value.endsWith("`");
  // Before 6.0 there are no expressions, so a back-quote is only a character.
  if (isHalfQuoted && isAtLeast(flow.version, "6.0")) {
    return { at: node, ...unclosedBackQuote(node.value) };
  }
  const parts = bindings.map(({ start, end }) => ({
    start,
    end,
    binding: node.value.slice(start, end),
  }));
  return {
    at: node,
    within: first,
    message: "a binding in the middle of a text is shown literally, with its braces",
    hint: joinHint(node.value, parts, flow),
  };
}

function notationReport(
  { node, screen }: DynamicValue,
  placeholders: readonly Placeholder[],
  flow: FlowModel,
): Report | undefined {
  const parts = placeholders.flatMap((placeholder) => {
    const binding = bindingFor(placeholder, screen);
    return binding === undefined ? [] : [{ ...placeholder, binding }];
  });
  const [first] = parts;
  if (first === undefined) return undefined;
  const { start, end, binding, isUnclosed } = first;
  const written = node.value.slice(start, end);
  const isWholeText = node.value.trim() === written;
  const hint = isWholeText ? `Write ${binding}.` : joinHint(node.value, parts, flow);
  return {
    at: node,
    within: { start, end },
    message: isUnclosed
      ? `the binding ${quoted(written)} is not closed with a brace, so users see it literally`
      : `${quoted(written)} is not a binding, so users see it literally`,
    hint: `${hint}${declarationHint(parts, screen)}`,
  };
}

/**
 * The binding that a placeholder means. A name without `data`, `form` or `screen` is a binding only if the
 * screen has that name: other braces may be meant literally.
 */
function bindingFor({ path, hasScope }: Placeholder, { data, inputs }: Screen): string | undefined {
  if (hasScope) return `\${${path}}`;
  if (data.fields.has(path)) return `\${data.${path}}`;
  return inputs.byName.has(path) ? `\${form.${path}}` : undefined;
}

/** A sentence that names the first field that the bindings need and the screen does not declare. */
function declarationHint(parts: readonly Part[], { data }: Screen): string {
  const names = parts.flatMap(({ binding }) => /^\$\{data\.([\w-]+)/.exec(binding)?.[1] ?? []);
  const missing = names.find((name) => data.isComplete && !data.fields.has(name));
  return missing === undefined ? "" : ` Declare ${quoted(missing)} in the screen's \`data\`.`;
}

/** A part of a text that should be a binding. */
interface Part extends Span {
  /** The binding to write there. */
  readonly binding: string;
}

function joinHint(text: string, parts: readonly Part[], { version }: FlowModel): string {
  if (!isAtLeast(version, "6.0")) {
    return "Bind the whole text, or raise `version` to 6.0 and write it as an expression in back-quotes.";
  }
  return `Write ${expressionText(text, parts)}.`;
}

/** The length in characters up to which a hint shows the expression of a text. */
const longestText = 120;

/** The text as an expression in back-quotes; for a long text, a description of it. */
function expressionText(text: string, parts: readonly Part[]): string {
  if (text.length > longestText) {
    return "the words between the bindings in single quotes, and all of it in back-quotes";
  }
  const operands: string[] = [];
  let offset = 0;
  const addLiteral = (literal: string) => {
    if (literal === "") return;
    // A backslash before these three characters, as the syntax of expressions requires.
    operands.push(`'${literal.replaceAll(/['`\\]/g, (character) => `\\${character}`)}'`);
  };
  for (const { start, end, binding } of parts) {
    addLiteral(text.slice(offset, start));
    operands.push(binding);
    offset = end;
  }
  addLiteral(text.slice(offset));
  return `\`${operands.join(" ")}\`, with the back-quotes`;
}
