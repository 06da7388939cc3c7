import type { Rule } from "../../rule";
import { itemsOf, type JsonNode, membersOf } from "../../syntax/json-node";
import { deepestLevel } from "../../syntax/parse";

/** What is nested too deep is not checked, which is said once. */
export const nestedTooDeep: Rule = {
  code: "KALEYRA_NESTED_TOO_DEEP",
  severity: "warning",
  source: "own",
  *check({ root }) {
    const at = tooDeep(root, 0);
    if (at === undefined) return;
    yield {
      at,
      message: `the document is nested deeper than ${deepestLevel} levels, and what lies deeper is not checked`,
      help: "Flatten it: no screen needs so many levels.",
    };
  },
};

function tooDeep(node: JsonNode, level: number): JsonNode | undefined {
  if (node.kind === "unknown") return level === deepestLevel ? node : undefined;
  for (const item of itemsOf(node)) {
    const found = tooDeep(item, level + 1);
    if (found !== undefined) return found;
  }
  for (const { value } of membersOf(node)) {
    const found = tooDeep(value, level + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
