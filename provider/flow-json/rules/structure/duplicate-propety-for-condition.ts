import type { Report, Rule } from "../../rule";
import { itemsOf, memberOf, type ObjectNode } from "../../syntax/json-node";
import { walkOf } from "./walk/walk";

const key = "on-click-action";

/**
 * A NavigationList has one action for all entries, or one for each. The spelling of the code is
 * Meta's.
 */
export const duplicatePropetyForCondition: Rule = {
  code: "DUPLICATE_PROPETY_FOR_CONDITION",
  severity: "error",
  *check(flow) {
    for (const { node } of walkOf(flow).objects.where(({ name }) => name === "NavigationList")) {
      // The entries of a bound list are not known.
      if (memberOf(node, "list-items")?.kind !== "array") continue;
      if (node.members.has(key)) {
        yield* doubleActionReports(node);
      } else {
        yield* missingActionReports(node);
      }
    }
  },
};

function entriesOf(list: ObjectNode): readonly ObjectNode[] {
  return itemsOf(memberOf(list, "list-items")).filter((item) => item.kind === "object");
}

function* doubleActionReports(list: ObjectNode): Iterable<Report> {
  const [first] = entriesOf(list).flatMap((entry) => entry.members.get(key) ?? []);
  // An unknown action has no findings; `invalidPropertyType` reports another type.
  if (first?.value.kind !== "object") return;
  yield {
    at: first,
    message: "both the list and one of its entries have an action for a click",
    hint: "Remove `on-click-action` from the list or from its entries.",
  };
}

function* missingActionReports(list: ObjectNode): Iterable<Report> {
  const items = itemsOf(memberOf(list, "list-items"));
  const entries = entriesOf(list);
  const lacking = entries.filter((entry) => !entry.members.has(key));
  // If no entry has an action, that is one mistake of the list, unless an entry is unknown.
  const isNowhere = lacking.length === entries.length && entries.length === items.length;
  for (const at of isNowhere ? [list] : lacking) {
    yield {
      at,
      code: "MISSING_REQUIRED_PROPERTY",
      message: isNowhere
        ? "a NavigationList needs `on-click-action`, here or on each entry"
        : "this entry needs `on-click-action`, as others of the list have it",
      hint: "Add `on-click-action`: a `navigate` or `data_exchange`.",
    };
  }
}
