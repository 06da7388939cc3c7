import { isJsonArray, type Json } from "../../../../provider/flow-json/json";
import type { Component } from "../../../../provider/flow-json/model/flow-model";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";

/**
 * The actions that a change of an input triggers, in order: first for what was deselected, then for
 * what was selected. For each, an action of the option comes before the one of the component.
 *
 * @param before The value of the input before the change, as `${form.name}` has it.
 * @param after The same after it.
 */
export function choiceActions(
  { component, options }: { readonly component: Component; readonly options: JsonNode | undefined },
  before: Json | undefined,
  after: Json | undefined,
): readonly JsonNode[] {
  const [earlier, later] = [chosen(before), chosen(after)];
  const optionById = new Map(
    [...itemsOf(options)]
      .reverse() // The first of two with the same id counts.
      .map((item): [Json | undefined, JsonNode] => [textOf(memberOf(item, "id")), item]),
  );
  const changes = [
    ["on-unselect-action", [...earlier].filter((id) => !later.has(id))],
    ["on-select-action", [...later].filter((id) => !earlier.has(id))],
  ] as const;
  return changes.flatMap(([key, ids]) =>
    ids.flatMap((id) => {
      const option = optionById.get(id);
      return [memberOf(option, key), memberOf(component.node, key)].filter(
        (action) => action !== undefined,
      );
    }),
  );
}

/** What is selected, as a set: the ids of options, or one member for a day, a range of days or a checked box. */
function chosen(value: Json | undefined): ReadonlySet<Json> {
  if (isJsonArray(value)) return new Set(value);
  if (value === undefined || value === "" || value === false) return new Set();
  return new Set([typeof value === "object" ? JSON.stringify(value) : value]);
}
