import { isJsonArray, type Json } from "../../../../provider/flow-json/json";
import type { Component } from "../../../../provider/flow-json/model/flow-model";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";

/**
 * The actions that a change of an input triggers, in the order of docs/assumptions.md, "How a flow runs":
 * first for what was deselected, then for what was selected. For each, the option's action comes before
 * the component's.
 *
 * @param before The value of `${form.name}` before the change.
 * @param after The value of `${form.name}` after the change.
 */
export function choiceActions(
  { component, options }: { readonly component: Component; readonly options: JsonNode | undefined },
  before: Json | undefined,
  after: Json | undefined,
): readonly JsonNode[] {
  const [oldChoice, newChoice] = [choiceIn(before), choiceIn(after)];
  const optionById = new Map(
    [...itemsOf(options)]
      .reverse() // Of two options with the same id, which the checker reports, the first counts.
      .map((item): [Json | undefined, JsonNode] => [textOf(memberOf(item, "id")), item]),
  );
  const changes = [
    ["on-unselect-action", [...oldChoice].filter((id) => !newChoice.has(id))],
    ["on-select-action", [...newChoice].filter((id) => !oldChoice.has(id))],
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

/**
 * What is selected: the ids of options, or one member for a day, a range of days (as JSON, so that equal
 * ranges are the same member) or a checked box.
 */
function choiceIn(value: Json | undefined): ReadonlySet<Json> {
  if (isJsonArray(value)) return new Set(value);
  if (value === undefined || value === "" || value === false) return new Set();
  return new Set([typeof value === "object" ? JSON.stringify(value) : value]);
}
