import type { Report, Rule } from "../../rule";
import { memberOf, membersOf, type ArrayNode } from "../../syntax/json-node";
import {
  mostDropdownOptions,
  mostDropdownOptionsWithPictures,
} from "../../tables/components/options";
import { optionLists } from "./walk/literals";
import { walkOf } from "./walk/walk";

/**
 * Limits of lists of options that the tables do not express: on the pictures in a Dropdown, and on the badges
 * and end texts in a NavigationList.
 */
export const tooManyInOptions: Rule = {
  code: "MAX_ITEMS_REQUIRED",
  severity: "error",
  *check(flow) {
    for (const { node, owner } of optionLists(flow)) {
      // Only an entry of a NavigationList can have a badge; elsewhere the key is unknown.
      const report = owner.spec.name === "Dropdown" ? picturesReport(node) : badgesReport(node);
      if (report !== undefined) yield report;
    }
    const ends = walkOf(flow).objects.where(({ name }) => name === "NavigationListEnd");
    for (const { node, spec } of ends) {
      const count = membersOf(node).filter(({ key }) => Object.hasOwn(spec.properties, key)).length;
      if (count === 1 || count === 2) continue;
      const found = count === 0 ? "none" : "all three";
      yield {
        at: node,
        ...(count === 0 && { code: "MIN_ITEMS_REQUIRED" }),
        message: `\`end\` has ${found} of its texts, and one or two are shown`,
        hint: "Leave one or two of `title`, `description` and `metadata`.",
      };
    }
  },
};

function picturesReport(node: ArrayNode): Report | undefined {
  const most = mostDropdownOptionsWithPictures;
  const { length } = node.items;
  // Beyond the general limit of a Dropdown `maxItemsRequired` reports it.
  if (length <= most || length > mostDropdownOptions) return undefined;
  if (!node.items.some((item) => memberOf(item, "image") !== undefined)) return undefined;
  return {
    at: node,
    message: `a Dropdown with pictures has ${length} options, and ${most} are the most`,
    hint: "Remove options, or the pictures.",
  };
}

function badgesReport(node: ArrayNode): Report | undefined {
  const [, second] = node.items.flatMap((item) =>
    item.kind === "object" ? (item.members.get("badge") ?? []) : [],
  );
  // An unknown value has no findings.
  if (second === undefined || second.value.kind === "unknown") return undefined;
  return {
    at: second,
    message: "a second entry of the list has a badge",
    hint: "Leave one badge in a list.",
  };
}
