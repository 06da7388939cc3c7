import { holdsOutputAsText, mayHoldOutputAsText, outputAsText } from "../../output-as-text";
import type { Report, Rule } from "../../rule";
import { itemsOf, type JsonNode, type Member, membersOf } from "../../syntax/json-node";

/**
 * No text contains Pulumi's message about an output that was converted to text; customers would
 * read it. `checkAlways` in `check-document.ts` runs this rule even if checks are off.
 */
export const outputAsTextRule: Rule = {
  code: "KALEYRA_OUTPUT_AS_TEXT",
  severity: "error",
  *check({ root }, { text }): Iterable<Report> {
    if (!mayHoldOutputAsText(text)) return; // Most documents need no walk through all values.
    for (const at of outputsIn(root)) yield { at, ...outputAsText };
  },
};

/** The strings and keys with Pulumi's message. */
function* outputsIn(node: JsonNode): Generator<JsonNode | Member> {
  if (node.kind === "string" && holdsOutputAsText(node.value)) yield node;
  for (const item of itemsOf(node)) yield* outputsIn(item);
  for (const member of membersOf(node)) {
    if (holdsOutputAsText(member.key)) yield member;
    yield* outputsIn(member.value);
  }
}
