import { type Placeholder, unclosedBackQuote } from "../../expression/dynamic-text";
import type { DynamicValue, FlowModel, Screen } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { Span } from "../../syntax/json-node";
import { quoted } from "../structure/wording";

/** WhatsApp shows a binding literally if it is inside a text, or in another notation. */
export const literalBinding: Rule = {
  code: "KALEYRA_LITERAL_BINDING",
  severity: "warning",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      const { content, use, wanted } = value;
      if (use !== "property" && use !== "payload") continue;
      // Another rule reports a value that should not be a text.
      if (wanted !== undefined && !wanted.types.some(({ kind }) => kind === "string")) continue;
      const report =
        content.kind === "mixed"
          ? mixedReport(value, content.bindings, flow)
          : content.kind === "placeholders"
            ? notationReport(value, content.placeholders, flow)
            : undefined;
      if (report !== undefined) yield report;
    }
  },
};

function mixedReport(
  { node, property }: DynamicValue,
  bindings: readonly Span[],
  flow: FlowModel,
): Report | undefined {
  const [first] = bindings;
  // `invalidTextDynamicData` reports the items of a list of lines.
  if (first === undefined || (property === "text" && node.path.endsWith("]"))) return undefined;
  const isHalfQuoted = node.value.startsWith("`") !== node.value.endsWith("`");
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
  const written = quoted(node.value.slice(start, end));
  const isAll = node.value.trim() === node.value.slice(start, end);
  return {
    at: node,
    within: { start, end },
    message: isUnclosed
      ? `the binding ${written} is not closed with a brace, so users see it literally`
      : `${written} is not a binding, so users see it literally`,
    hint: `${isAll ? `Write ${binding}.` : joinHint(node.value, parts, flow)}${declaration(parts, screen)}`,
  };
}

/**
 * A name without `data` or `form` counts only if the screen has it: other braces may be meant
 * literally.
 */
function bindingFor({ path }: Placeholder, { data, inputs }: Screen): string | undefined {
  if (/^(?:data|form|screen)\./.test(path)) return `\${${path}}`;
  if (data.fields.has(path)) return `\${data.${path}}`;
  return inputs.byName.has(path) ? `\${form.${path}}` : undefined;
}

/** A screen declares the data that its texts show. */
function declaration(parts: readonly Part[], { data }: Screen): string {
  const names = parts.flatMap(({ binding }) => /^\$\{data\.([\w-]+)/.exec(binding)?.[1] ?? []);
  const missing = names.find((name) => data.complete && !data.fields.has(name));
  return missing === undefined ? "" : ` Declare ${quoted(missing)} in the screen's \`data\`.`;
}

interface Part extends Span {
  readonly binding: string;
}

function joinHint(text: string, parts: readonly Part[], { version }: FlowModel): string {
  if (!isAtLeast(version, "6.0")) {
    return "Bind the whole text, or raise `version` to 6.0 and join the parts in back-quotes.";
  }
  return `Write ${expressionText(text, parts)}.`;
}

/** The text as an expression, if it is short enough for a message. */
function expressionText(text: string, parts: readonly Part[]): string {
  if (text.length > 120) return "the parts in single quotes and all of it in back-quotes";
  const operands: string[] = [];
  let offset = 0;
  const quote = (part: string) => {
    if (part !== "") operands.push(`'${part.replaceAll(/['`\\]/g, (sign) => `\\${sign}`)}'`);
  };
  for (const { start, end, binding } of parts) {
    quote(text.slice(offset, start));
    operands.push(binding);
    offset = end;
  }
  quote(text.slice(offset));
  return `\`${operands.join(" ")}\`, with the back-quotes`;
}
