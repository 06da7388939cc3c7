import { holdsOutputAsText, outputAsText } from "../../output-as-text";
import type { Report, Rule } from "../../rule";
import type { JsonNode, Member } from "../../syntax/json-node";

/**
 * No text contains Pulumi's message about an output that was converted to text; customers would
 * read it.
 */
export const outputAsTextRule: Rule = {
  code: "KALEYRA_OUTPUT_AS_TEXT",
  severity: "error",
  *check({ root }, { text }): Iterable<Report> {
    // An encoder may escape the angle brackets, but hardly a letter.
    if (!text.includes("is not supported")) return;
    for (const at of textsIn(root)) yield { at, ...outputAsText };
  },
};

function* textsIn(node: JsonNode): Generator<JsonNode | Member> {
  if (node.kind === "string" && holdsOutputAsText(node.value)) yield node;
  if (node.kind === "array") for (const item of node.items) yield* textsIn(item);
  if (node.kind !== "object") return;
  for (const member of node.members.values()) {
    if (holdsOutputAsText(member.key)) yield member;
    yield* textsIn(member.value);
  }
}
