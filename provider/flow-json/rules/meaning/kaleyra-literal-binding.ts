import type { DynamicValue } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";

/** Bindings in the middle of a text are shown as they stand, braces and all. */
export const literalBinding: Rule = {
  code: "KALEYRA_LITERAL_BINDING",
  severity: "warning",
  *check(flow) {
    for (const { node, content, use, wanted, property } of flow.dynamicValues) {
      if (content.kind !== "mixed" || (use !== "property" && use !== "payload")) continue;
      // Another kind of value than a text is reported as the wrong kind.
      if (wanted !== undefined && !wanted.types.some(({ kind }) => kind === "string")) continue;
      if (isLine({ node, property })) continue;
      const [first] = content.bindings;
      if (first === undefined) continue;
      yield {
        at: node,
        within: first,
        message: "a binding in the middle of a text is shown as it stands, braces and all",
        hint: isAtLeast(flow.version, "6.0")
          ? `Write ${joined(node.value, content.bindings)}.`
          : "Bind the whole text, or raise `version` to 6.0 and join the parts in back-quotes.",
      };
    }
  },
};

/** Items of a list of lines have a rule of their own. */
function isLine({ node, property }: Pick<DynamicValue, "node" | "property">): boolean {
  return property === "text" && node.path.endsWith("]");
}

type Mixed = Extract<DynamicValue["content"], { readonly kind: "mixed" }>;

/** The text as an expression, where it is short enough for a sentence. */
function joined(text: string, bindings: Mixed["bindings"]): string {
  if (text.length > 120) return "the parts in single quotes and all of it in back-quotes";
  const parts: string[] = [];
  let at = 0;
  const quote = (part: string) => {
    if (part !== "") parts.push(`'${part.replaceAll(/['`\\]/g, (sign) => `\\${sign}`)}'`);
  };
  for (const { start, end } of bindings) {
    quote(text.slice(at, start));
    parts.push(text.slice(start, end));
    at = end;
  }
  quote(text.slice(at).replace(/`$/, ""));
  return `\`${parts.join(" ")}\``;
}
