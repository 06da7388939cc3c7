import type { Report, Rule } from "../../rule";
import { memberOf, membersOf, type ArrayNode } from "../../syntax/json-node";
import {
  mostDropdownOptions,
  mostDropdownOptionsWithPictures,
} from "../../tables/components/options";
import { optionLists } from "./walk/literals";
import { walkOf } from "./walk/walk";

/** Limits on the pictures in a Dropdown, and on the badges and end texts in a NavigationList. */
export const tooManyInOptions: Rule = {
  code: "MAX_ITEMS_REQUIRED",
  severity: "error",
  *check(flow) {
    for (const { node, owner } of optionLists(flow)) {
      const report = owner.spec.name === "Dropdown" ? pictures(node) : badges(node);
      if (report !== undefined) yield report;
    }
    const ends = walkOf(flow).objects.where(({ name }) => name === "NavigationListEnd");
    for (const { node, spec } of ends) {
      const count = membersOf(node).filter(({ key }) => Object.hasOwn(spec.properties, key)).length;
      if (count === 1 || count === 2) continue;
      yield {
        at: node,
        ...(count === 0 && { code: "MIN_ITEMS_REQUIRED" }),
        message: `\`end\` has ${count === 0 ? "none" : "all three"} of its texts, and one or two are shown`,
        hint: "Leave one or two of `title`, `description` and `metadata`.",
      };
    }
  },
};

function pictures(node: ArrayNode): Report | undefined {
  const most = mostDropdownOptionsWithPictures;
  const { length } = node.items;
  // Beyond the general limit the table's own report is enough.
  if (length <= most || length > mostDropdownOptions) return undefined;
  if (!node.items.some((item) => memberOf(item, "image") !== undefined)) return undefined;
  return {
    at: node,
    message: `a Dropdown with pictures has ${length} options, and ${most} are the most`,
    hint: "Remove options, or the pictures.",
  };
}

function badges(node: ArrayNode): Report | undefined {
  const [, second] = node.items.flatMap((item) =>
    item.kind === "object" ? (item.members.get("badge") ?? []) : [],
  );
  if (second === undefined || second.value.kind === "unknown") return undefined;
  return {
    at: second,
    message: "a second entry of the list has a badge",
    hint: "Leave one badge in a list.",
  };
}
