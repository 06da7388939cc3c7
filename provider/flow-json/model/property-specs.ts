import { type JsonNode, memberOf, type ObjectNode, textOf } from "../syntax/json-node";
import { actions } from "../tables/actions";
import { components } from "../tables/components";
import { propertyOf } from "../tables/lookup";
import type { ObjectSpec, PropertySpec, ValueSpec } from "../tables/spec";
import type { Component } from "./flow-model";

/** The table of a component's property; `undefined` if there is none. */
export function propertySpec({ node, type }: Component, key: string): PropertySpec | undefined {
  const spec = type === undefined ? undefined : components.get(type);
  return spec === undefined ? undefined : memberSpec(spec, key, node);
}

/** The table of an action's property. */
export function actionSpec(node: ObjectNode, key: string): ValueSpec | undefined {
  const name = textOf(memberOf(node, "name")) ?? "";
  const spec = Object.entries(actions).find(([candidate]) => candidate === name)?.[1];
  return spec === undefined ? undefined : memberSpec(spec, key, node)?.value;
}

/** The table of a member, or of an item if `key` is `undefined`. */
export function specWithin(
  outer: ValueSpec | undefined,
  key: string | undefined,
): ValueSpec | undefined {
  switch (outer?.kind) {
    case "either": {
      const kinds = key === undefined ? ["array"] : ["object", "map"];
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

function memberSpec(
  spec: ObjectSpec,
  key: string,
  node: JsonNode | undefined,
): PropertySpec | undefined {
  const text = (member: string) => {
    const given = memberOf(node, member);
    return given === undefined ? undefined : (textOf(given) ?? "");
  };
  return propertyOf(spec, key, { text });
}
