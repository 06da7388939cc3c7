import type { Report, Rule } from "../../rule";
import { memberOf, type ArrayNode } from "../../syntax/json-node";
import { optionLists } from "./walk/literals";
import { quoted } from "./wording";

/**
 * The ids of options are unique and not empty, and entries of a NavigationList have one; otherwise WhatsApp
 * does not show the list, or the response does not show which entry was chosen.
 */
export const duplicateOptionId: Rule = {
  code: "KALEYRA_DUPLICATE_OPTION_ID",
  severity: "error",
  *check(flow) {
    for (const { node, owner } of optionLists(flow)) {
      yield* optionIdReports(node);
      if (owner.spec.name !== "NavigationList") continue; // Elsewhere `missingRequiredProperty` reports it.
      for (const item of node.items) {
        if (item.kind !== "object" || item.members.has("id")) continue;
        yield {
          at: item,
          code: "KALEYRA_MISSING_ITEM_ID",
          severity: "warning",
          message:
            "an entry without `id` cannot be distinguished from the others when it is chosen",
          hint: "Add `id`: a string that no other entry has.",
        };
      }
    }
  },
};

function* optionIdReports({ items }: ArrayNode): Iterable<Report> {
  const seen = new Set<string>();
  for (const item of items) {
    const at = memberOf(item, "id");
    if (at?.kind !== "string" || at.value.includes("${")) continue; // The value of a binding is unknown.
    if (at.value.trim() === "") {
      yield {
        at,
        code: "KALEYRA_EMPTY_OPTION_ID",
        message: "the id of an option is empty",
        hint: "Write a string that no other option has.",
      };
    } else if (seen.has(at.value)) {
      yield {
        at,
        message: `another option already has the id ${quoted(at.value)}`,
        hint: "Give each option an id of its own.",
      };
    }
    seen.add(at.value);
  }
}
