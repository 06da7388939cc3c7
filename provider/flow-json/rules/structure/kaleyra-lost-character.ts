import { counted } from "../../../text";
import type { Rule } from "../../rule";
import { itemsOf, type JsonNode, type Member, membersOf } from "../../syntax/json-node";

/**
 * No character is lost: U+FFFD replaces bytes that are not UTF-8, and an unpaired surrogate is half
 * an emoji.
 */
export const lostCharacter: Rule = {
  code: "KALEYRA_LOST_CHARACTER",
  severity: "warning",
  *check({ root }, { text }) {
    // Most documents need no walk through all values. In the text such a character may be an escape. The
    // escapes of a complete emoji match too, which costs only the walk.
    if (!/\uFFFD|\p{Surrogate}|\\u(?:fffd|d[89a-f])/iu.test(text)) return;
    const [at, ...others] = [...lossyNodes(root)];
    if (at === undefined) return;
    yield {
      at,
      message: `a character was lost here${others.length === 0 ? "" : `, and in ${counted(others.length, "more place")}`}`,
      hint: "Is the file in Latin-1 or UTF-16? Save it as UTF-8, and cut texts between characters.",
    };
  },
};

function* lossyNodes(node: JsonNode): Generator<JsonNode | Member> {
  if (node.kind === "string" && isLossy(node.value)) yield node;
  for (const item of itemsOf(node)) yield* lossyNodes(item);
  for (const member of membersOf(node)) {
    if (isLossy(member.key)) yield member;
    yield* lossyNodes(member.value);
  }
}

function isLossy(text: string): boolean {
  return /\uFFFD|\p{Surrogate}/u.test(text);
}
