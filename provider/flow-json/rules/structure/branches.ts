import { componentsOf, type FlowModel } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import {
  type JsonNode,
  itemsOf,
  type Member,
  memberOf,
  membersOf,
  type ObjectNode,
  textOf,
} from "../../syntax/json-node";

/**
 * Whether a branch has a Footer, directly or in a case of a Switch; `undefined` if unknown. In an If inside
 * the branch Meta refuses a Footer, so such Footers do not count.
 *
 * @param list The components of the branch. A branch that is missing has no Footer.
 */
export function hasFooter(list: JsonNode | undefined): boolean | undefined {
  if (list !== undefined && list.kind !== "array") return undefined;
  let isUncertain = false;
  for (const node of itemsOf(list)) {
    const type = memberOf(node, "type");
    const name = textOf(type);
    if (name === "Footer") return true;
    if (name === "Switch" && casesOf(node).some(({ value }) => hasFooter(value) === true)) {
      return true;
    }
    if (node.kind === "unknown" || type?.kind === "unknown") isUncertain = true;
  }
  return isUncertain ? undefined : false;
}

/** The cases of a Switch. */
export function casesOf(node: JsonNode): readonly Member[] {
  return membersOf(memberOf(node, "cases"));
}

/**
 * The Ifs, or the Switches, whose branches may have a Footer: not those in an If, where a Footer is refused
 * anyway. A Switch may be in one If. Before 4.0 neither component exists.
 */
export function componentsWithBranches(
  flow: FlowModel,
  type: "If" | "Switch",
): readonly ObjectNode[] {
  if (!isAtLeast(flow.version, "4.0")) return [];
  const mostIfsAround = type === "Switch" ? 1 : 0;
  return componentsOf(flow)
    .filter(({ spec, ifsAround }) => spec?.name === type && ifsAround <= mostIfsAround)
    .map(({ node }) => node);
}
