import type { Rule } from "../../rule";

/** A list of lines contains no bindings; it may contain expressions in backquotes. */
export const invalidTextDynamicData: Rule = {
  code: "INVALID_TEXT_DYNAMIC_DATA",
  severity: "error",
  *check({ dynamicValues }) {
    for (const { node, content, property, use } of dynamicValues) {
      const isLine = property === "text" && node.path.endsWith("]");
      if (!isLine || use === "payload") continue;
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
