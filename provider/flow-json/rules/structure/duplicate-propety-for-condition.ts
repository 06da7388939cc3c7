import type { Report, Rule } from "../../rule";
import { memberOf, type ObjectNode } from "../../syntax/json-node";
import { walkOf } from "./walk/walk";

/**
 * A NavigationList has one action for all entries, or one for each. The spelling of the code is
 * Meta's.
 */
export const duplicatePropetyForCondition: Rule = {
  code: "DUPLICATE_PROPETY_FOR_CONDITION",
  severity: "error",
  *check(flow) {
    for (const { node } of walkOf(flow).objects.where(({ name }) => name === "NavigationList")) {
      yield* oneAction(node);
    }
  },
};

function* oneAction(list: ObjectNode): Iterable<Report> {
  const source = memberOf(list, "list-items");
  if (source?.kind !== "array") return;
  const items = source.items.flatMap((item) => (item.kind === "object" ? [item] : []));
  const [first] = items.flatMap((item) => item.members.get("on-click-action") ?? []);
  const lacking = items.filter((item) => !item.members.has("on-click-action"));
  if (list.members.has("on-click-action")) {
    if (first?.value.kind !== "object") return;
    yield {
      at: first,
      message: "both the list and an entry of it say what a click does",
      hint: "Remove `on-click-action` from the list or from its entries.",
    };
  } else {
    for (const at of first === undefined && items.length === source.items.length
      ? [list]
      : lacking) {
      yield {
        at,
        code: "MISSING_REQUIRED_PROPERTY",
        message:
          at === list
            ? "a NavigationList needs `on-click-action`, here or on each entry"
            : "this entry needs `on-click-action`, as others of the list have it",
        hint: "Add `on-click-action`: a `navigate` or `data_exchange`.",
      };
    }
  }
}
