import { type JsonNode, memberOf, membersOf } from "../syntax/json-node";
import { components as componentTable } from "../tables/components";
import { holdsComponents } from "../tables/lookup";
import type { ComponentSpec } from "../tables/spec";
import type { Component } from "./flow-model";

/** Whether a component's own components are found; they are not if its type is misspelled. */
export function holdsWhatItShould({ node, type }: Component): boolean {
  const spec = type === undefined ? undefined : componentTable.get(type);
  if (spec === undefined) return false;
  return slotProperties(spec).every(([key, { value, required }]) => {
    const given = memberOf(node, key);
    if (value.kind === "map") return given?.kind === "object";
    return given !== undefined || required !== true;
  });
}

/** The lists of components inside a component, by member or case. */
export function slotsOf({
  node,
  type,
}: Pick<Component, "node" | "type">): readonly [string, JsonNode][] {
  const spec = type === undefined ? undefined : componentTable.get(type);
  return slotProperties(spec).flatMap(([key, { value }]): [string, JsonNode][] => {
    const given = memberOf(node, key);
    if (given === undefined) return [];
    if (value.kind !== "map") return [[key, given]];
    return membersOf(given).map((member) => [member.key, member.value]);
  });
}

/** The properties of a component that hold components. */
function slotProperties(spec: ComponentSpec | undefined) {
  return Object.entries(spec?.properties ?? {}).filter(([, { value }]) => holdsComponents(value));
}
