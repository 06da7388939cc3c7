import { memberOf, membersOf, textOf, type JsonNode, type ObjectNode } from "../syntax/json-node";
import { actionTableOf } from "../tables/actions";
import { components as componentTable } from "../tables/components";
import { holdsComponents, propertyOf } from "../tables/lookup";
import type { ComponentSpec, ObjectSpec, PropertySpec, ValueSpec } from "../tables/spec";
import type { Component } from "./flow-model";
import { once } from "./memo";

/** The table of a component's property; `undefined` if there is none. */
export function propertySpec({ node, spec }: Component, key: string): PropertySpec | undefined {
  return spec === undefined ? undefined : memberSpec(spec, key, node);
}

/** The table of the value of an action's property; `undefined` if there is none. */
export function actionSpec(node: ObjectNode, key: string): ValueSpec | undefined {
  const spec = actionTableOf(textOf(memberOf(node, "name")));
  return spec === undefined ? undefined : memberSpec(spec, key, node)?.value;
}

/**
 * The table of the member `key` of a value, or of an item if `key` is `undefined`; `undefined` if
 * there is none.
 */
export function specWithin(
  outer: ValueSpec | undefined,
  key: string | undefined,
): ValueSpec | undefined {
  switch (outer?.kind) {
    case "either": {
      const kinds = key === undefined ? ["array"] : ["object", "map"];
      // No table has two alternatives of the same JSON type.
      const option = outer.options.find(({ value }) => kinds.includes(value.kind));
      return specWithin(option?.value, key);
    }
    case "array":
      return key === undefined ? outer.items : undefined;
    case "object":
      return key === undefined ? undefined : memberSpec(outer.of, key, undefined)?.value;
    case "map":
      return key === undefined ? undefined : outer.values;
    default:
      return undefined;
  }
}

/** @param node The object, whose mode may select the table; without it the mode is the default. */
function memberSpec(
  spec: ObjectSpec,
  key: string,
  node: JsonNode | undefined,
): PropertySpec | undefined {
  const text = (member: string) => {
    const value = memberOf(node, member);
    return value === undefined ? undefined : (textOf(value) ?? "");
  };
  return propertyOf(spec, key, { text });
}

/**
 * Whether `slotsOf` finds all components inside a component. It does not if the type is unknown, or
 * if a list that the component must have is missing, probably because its key is misspelled.
 */
export function hasItsComponents({ node, spec }: Component): boolean {
  if (spec === undefined) return false;
  return slotProperties(spec).every(([key, { value, required }]) => {
    const slot = memberOf(node, key);
    if (value.kind === "map") return slot?.kind === "object";
    return slot !== undefined || required !== true;
  });
}

/**
 * The lists of components inside a component, each with its member (`children`, `then`, `else`) or
 * the key of its case.
 */
export function slotsOf({
  node,
  type,
}: Pick<Component, "node" | "type">): readonly [string, JsonNode][] {
  const spec = type === undefined ? undefined : componentTable.get(type);
  if (spec === undefined) return [];
  return slotProperties(spec).flatMap(([key, { value }]): [string, JsonNode][] => {
    const slot = memberOf(node, key);
    if (slot === undefined) return [];
    if (value.kind !== "map") return [[key, slot]];
    return membersOf(slot).map((member) => [member.key, member.value]);
  });
}

/** The properties of a component that hold components. */
const slotProperties = once((spec: ComponentSpec) =>
  Object.entries(spec.properties).filter(([, { value }]) => holdsComponents(value)),
);
