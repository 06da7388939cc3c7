import { type Screen, slotsOf } from "../../model/flow-model";
import { itemsOf, type JsonNode, memberOf, type ObjectNode, textOf } from "../../syntax/json-node";

/** Which types of component count. */
type Counts = (type: string | undefined) => boolean;

/**
 * The components that can be on a screen at the same time: of the branches of an If and the cases
 * of a Switch, those of the one with the most.
 */
export function fullestWay({ node, components }: Screen, counts: Counts): readonly ObjectNode[] {
  const hasBranches = components.some(({ type }) => type === "If" || type === "Switch");
  if (hasBranches) return fullestIn(memberOf(memberOf(node, "layout"), "children"), counts);
  return components.filter(({ type }) => counts(type)).map((component) => component.node);
}

function fullestIn(list: JsonNode | undefined, counts: Counts): readonly ObjectNode[] {
  const found: ObjectNode[] = [];
  for (const node of itemsOf(list)) {
    if (node.kind !== "object") continue;
    const type = textOf(memberOf(node, "type"));
    if (counts(type)) found.push(node);
    let fullest: readonly ObjectNode[] = [];
    for (const [, branch] of slotsOf({ node, type })) {
      const inside = fullestIn(branch, counts);
      if (inside.length > fullest.length) fullest = inside;
    }
    for (const inner of fullest) found.push(inner);
  }
  return found;
}
