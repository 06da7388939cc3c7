import type { Report, Rule } from "../../rule";
import { type JsonNode, membersOf } from "../../syntax/json-node";
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
      const report = value.fit === "literal" ? countReport(value) : undefined;
      if (report !== undefined) yield report;
    }
  },
};

type Counted = ListSpec | ComponentsSpec | MapSpec;

function isCounted(spec: PlainSpec): spec is Counted {
  return spec.kind === "array" || spec.kind === "components" || spec.kind === "map";
}

function countReport(value: PlacedValue & { readonly spec: Counted }): Report | undefined {
  const { node, spec } = value;
  const { least = 0 } = spec;
  const count = countIn(node);
  if (count >= least) return undefined;
  switch (spec.kind) {
    case "array":
      return {
        at: node,
        message: `${propertyName(value)} has ${count} ${spec.called}, and ${least} are needed`,
        hint: `Add ${spec.called}, as in ${exampleOf(spec)}.`,
      };
    case "components": // The table requires one component, if any.
      return {
        at: node,
        code: "INVALID_PROPERTY_VALUE",
        message: `${propertyName(value)} is empty`,
        hint: 'Add a component, as in {"type": "TextBody", "text": "…"}.',
      };
    case "map": // The table requires one entry, if any.
      return {
        at: node,
        ...(spec.tooFew !== undefined && { code: spec.tooFew }),
        message: `${propertyName(value)} has no ${spec.called}`,
        hint: `Add one, as in ${exampleOf(spec)}.`,
      };
    default:
      return spec satisfies never;
  }
}

/** The number of items of a list or entries of a map. */
function countIn(node: JsonNode): number {
  return node.kind === "array" ? node.items.length : membersOf(node).length;
}
