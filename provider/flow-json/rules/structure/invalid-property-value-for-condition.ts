import type { Rule } from "../../rule";
import { itemsOf, memberOf, textOf } from "../../syntax/json-node";
import { walkOf } from "./walk/walk";

/** A NavigationList with large pictures has no space for texts at the end of its entries. */
export const invalidPropertyValueForCondition: Rule = {
  code: "INVALID_PROPERTY_VALUE_FOR_CONDITION",
  severity: "error",
  *check(flow) {
    for (const { node } of walkOf(flow).objects.where(({ name }) => name === "NavigationList")) {
      const size = memberOf(node, "media-size"); // The default is `regular`.
      const items = itemsOf(memberOf(node, "list-items"));
      if (size === undefined || textOf(size) !== "large") continue;
      if (!items.some((item) => memberOf(item, "end") !== undefined)) continue;
      yield {
        at: size,
        message: "with large pictures an entry cannot have `end`",
        hint: 'Write "regular", or remove `end` from the entries.',
      };
    }
  },
};
