import type { JsonObject } from "../../../../provider/flow-json/json";
import type { FlowModel, Screen } from "../../../../provider/flow-json/model/flow-model";
import { routingOf } from "../../../../provider/flow-json/model/routing";
import { memberOf } from "../../../../provider/flow-json/syntax/json-node";
import { jsonOf } from "./json-values";

/** The screen with the given id; without an id the first to which no other screen leads. */
export function entryScreen(flow: FlowModel, id: string | undefined): Screen | undefined {
  if (id !== undefined) return flow.screenById.get(id);
  const targets = new Set(routingOf(flow)?.edges.map(({ to }) => to));
  const screens = [...flow.screenById];
  // If the routes form a cycle, some route leads to every screen.
  const [, entry] = screens.find(([screenId]) => !targets.has(screenId)) ?? screens[0] ?? [];
  return entry;
}

/** The `__example__`s of a screen's data. */
export function examplesOf({ data }: Screen): JsonObject {
  return Object.fromEntries(
    [...data.fields.values()].flatMap(({ name, member }) => {
      const example = memberOf(member.value, "__example__");
      return example === undefined ? [] : [[name, jsonOf(example)] as const];
    }),
  );
}
