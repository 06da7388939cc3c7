import { slotsOf } from "../../model/slots";
import { itemsOf, type JsonNode, memberOf, type ObjectNode, textOf } from "../../syntax/json-node";

/**
 * The components that can be on a screen at the same time: of the branches of an If and the cases
 * of a Switch, those of the one with the most.
 *
 * @param counts Which types count.
 */
export function fullestWay(
  list: JsonNode | undefined,
  counts: (type: string | undefined) => boolean,
): readonly ObjectNode[] {
  const found: ObjectNode[] = [];
  for (const node of itemsOf(list)) {
    if (node.kind !== "object") continue;
    const type = textOf(memberOf(node, "type"));
    if (counts(type)) found.push(node);
    let fullest: readonly ObjectNode[] = [];
    for (const [, branch] of slotsOf({ node, type })) {
      const inside = fullestWay(branch, counts);
      if (inside.length > fullest.length) fullest = inside;
    }
    for (const inner of fullest) found.push(inner);
  }
  return found;
}

/** The components of a screen. */
export function childrenOf(screen: ObjectNode): JsonNode | undefined {
  return memberOf(memberOf(screen, "layout"), "children");
}
