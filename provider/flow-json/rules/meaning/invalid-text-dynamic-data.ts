import type { DynamicValue } from "../../model/flow-model";
import type { Rule } from "../../rule";

/** The lines of a text contain no bindings; they may be expressions in back-quotes. */
export const invalidTextDynamicData: Rule = {
  code: "INVALID_TEXT_DYNAMIC_DATA",
  severity: "error",
  *check({ dynamicValues }) {
    for (const value of dynamicValues) {
      const { node, content, use } = value;
      if (!isLine(value) || use === "payload") continue;
      if (content.kind !== "binding" && content.kind !== "mixed") continue;
      const span = content.kind === "binding" ? content.reference : content.bindings[0];
      yield {
        at: node,
        ...(span !== undefined && { within: { start: span.start, end: span.end } }),
        message: "a line of a text cannot be bound",
        hint: "Bind the whole `text`, or put the line in back-quotes (since Flow JSON 6.0).",
      };
    }
  },
};

/** Whether a value is one line of a `text` that is an array of lines: its path ends with an index. */
export function isLine({ node, property }: Pick<DynamicValue, "node" | "property">): boolean {
  return property === "text" && node.path.endsWith("]");
}
