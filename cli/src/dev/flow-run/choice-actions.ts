import { isJsonArray, type Json } from "../../../../provider/flow-json/json";
import type { Component } from "../../../../provider/flow-json/model/flow-model";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";

/**
 * The actions that a change of an input triggers: first for what was deselected, then for what was
 * selected, each of the option before that of the component.
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
  const occasions = [
    ["on-unselect-action", [...earlier].filter((id) => !later.has(id))],
    ["on-select-action", [...later].filter((id) => !earlier.has(id))],
  ] as const;
  return occasions.flatMap(([key, ids]) =>
    ids.flatMap((id) => {
      const option = optionById.get(id);
      return [memberOf(option, key), memberOf(component.node, key)].filter(
        (action) => action !== undefined,
      );
    }),
  );
}

/** Option ids, a checked box, a day, a range of days: what counts as selected. */
function chosen(value: Json | undefined): ReadonlySet<Json> {
  if (isJsonArray(value)) return new Set(value);
  if (value === undefined || value === "" || value === false) return new Set();
  return new Set([typeof value === "object" ? JSON.stringify(value) : value]);
}
