import { componentsOf, type FlowModel } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import {
  type JsonNode,
  itemsOf,
  memberOf,
  membersOf,
  type ObjectNode,
  textOf,
} from "../../syntax/json-node";

/** Whether a list of components has a Footer; `undefined` if unknown. */
export function hasFooter(list: JsonNode | undefined): boolean | undefined {
  if (list !== undefined && list.kind !== "array") return undefined;
  let isPresent: boolean | undefined = false;
  for (const node of itemsOf(list)) {
    const type = memberOf(node, "type");
    if (node.kind === "unknown" || type?.kind === "unknown") isPresent = undefined;
    const name = textOf(type);
    if (name === "Footer") return true;
    if (name !== "Switch" || node.kind !== "object") continue;
    if (casesOf(node).some(({ value }) => hasFooter(value) === true)) return true;
  }
  return isPresent;
}

/** The cases of a Switch, by key. */
export function casesOf(node: ObjectNode) {
  return membersOf(memberOf(node, "cases"));
}

/** The Ifs whose branches may have a Footer, and the Switches with cases. */
export function branchesIn(flow: FlowModel, type: "If" | "Switch"): readonly ObjectNode[] {
  if (!isAtLeast(flow.version, "4.0")) return [];
  return componentsOf(flow).flatMap(({ node, spec, ifsAround }) =>
    spec?.name === type && (type === "Switch" ? ifsAround <= 1 : ifsAround === 0) ? [node] : [],
  );
}
