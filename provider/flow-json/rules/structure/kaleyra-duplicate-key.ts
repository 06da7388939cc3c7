import type { Report, Rule } from "../../rule";
import { itemsOf, type JsonNode, membersOf } from "../../syntax/json-node";
import { quoted } from "./wording";

/** No key stands twice in an object: what the first says is lost. */
export const duplicateKey: Rule = {
  code: "KALEYRA_DUPLICATE_KEY",
  severity: "warning",
  source: "own",
  check: (flow) => duplicatesIn(flow.root),
};

function* duplicatesIn(root: JsonNode): Iterable<Report> {
  const open: JsonNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "object") {
      for (const at of node.duplicates) {
        yield {
          at,
          message: `${quoted(at.key)} stands again further down, so what it says here is lost`,
          help: "Remove one of the two.",
        };
      }
    }
    for (const item of itemsOf(node)) open.push(item);
    for (const { value } of membersOf(node)) open.push(value);
  }
}
