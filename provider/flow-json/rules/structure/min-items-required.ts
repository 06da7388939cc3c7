import type { Report, Rule } from "../../rule";
import type { ComponentsSpec, ListSpec, MapSpec, PlainSpec } from "../../tables/spec";
import { exampleOf } from "./example-value";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { propertyName } from "./wording";

/** A list or map has at least its minimum number of items. */
export const minItemsRequired: Rule = {
  code: "MIN_ITEMS_REQUIRED",
  severity: "error",
  *check(flow) {
    for (const value of walkOf(flow).values.where(isCounted)) {
      const report = value.fit === "literal" ? tooFew(value) : undefined;
      if (report !== undefined) yield report;
    }
  },
};

type Counted = ListSpec | ComponentsSpec | MapSpec;

function isCounted(spec: PlainSpec): spec is Counted {
  return spec.kind === "array" || spec.kind === "components" || spec.kind === "map";
}

function tooFew(value: PlacedValue & { readonly spec: Counted }): Report | undefined {
  const { node, spec } = value;
  if (spec.kind === "array" && node.kind === "array" && node.items.length < (spec.least ?? 0)) {
    const { least = 0, called } = spec;
    return {
      at: node,
      message: `${propertyName(value)} has ${node.items.length} ${called}, and ${least} are needed`,
      hint: `Add ${called}, as in ${exampleOf(spec)}.`,
    };
  }
  if (
    spec.kind === "components" &&
    node.kind === "array" &&
    node.items.length < (spec.least ?? 0)
  ) {
    return {
      at: node,
      code: "INVALID_PROPERTY_VALUE",
      message: `${propertyName(value)} is empty`,
      hint: 'Add a component, as in {"type": "TextBody", "text": "…"}.',
    };
  }
  if (spec.kind === "map" && node.kind === "object" && node.members.size < (spec.least ?? 0)) {
    return {
      at: node,
      ...(spec.tooFew !== undefined && { code: spec.tooFew }),
      message: `${propertyName(value)} has no ${spec.called}`,
      hint: `Add one, as in ${exampleOf(spec)}.`,
    };
  }
  return undefined;
}
