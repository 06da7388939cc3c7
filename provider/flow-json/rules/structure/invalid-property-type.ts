import { componentsOf } from "../../model/flow-model";
import type { Rule } from "../../rule";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { nameOf, wantedBy, whatIs } from "./wording";

/** Every value is of the kind of JSON value that is wanted there. */
export const invalidPropertyType: Rule = {
  code: "INVALID_PROPERTY_TYPE",
  severity: "error",
  *check(flow) {
    const { values } = walkOf(flow);
    for (const value of values.all) {
      const { node, property, later, fit } = value;
      if (fit !== "wrong-kind" || (value.spec.kind === "enum" && node.kind === "string")) continue;
      const code = value.isItem ? undefined : property.mismatch;
      yield {
        at: node,
        ...(code !== undefined && { code }),
        message:
          later === undefined
            ? `${nameOf(value)} is ${whatIs(node)} and must be ${wantedBy(value.spec)}`
            : `${nameOf(value)} can be ${whatIs(node)} only from version ${later.since ?? ""}`,
        hint: cureOf(value),
      };
    }
    for (const { typeNode: type } of componentsOf(flow)) {
      if (type === undefined || type.kind === "string" || type.kind === "unknown") continue;
      yield {
        at: type,
        message: `\`type\` is ${whatIs(type)} and must be a text`,
        hint: "Write the name of a component.",
      };
    }
  },
};

function cureOf({ node, spec, later }: PlacedValue): string {
  if (later?.since !== undefined) return `Move the document to version "${later.since}" or later.`;
  if (node.kind === "string") {
    const plain = node.value.trim().toLowerCase();
    const isPlain =
      (spec.kind === "boolean" && (plain === "true" || plain === "false")) ||
      (spec.kind === "number" && plain !== "" && Number.isFinite(Number(plain)));
    if (isPlain) return `Write ${plain} without quotes.`;
    if ("dynamic" in spec && spec.dynamic) {
      return `Write ${wantedBy(spec)} such as \${data.name}.`;
    }
  }
  if (node.kind === "null") return "Give it a value, or leave the property out.";
  if (spec.kind === "string" && (node.kind === "number" || node.kind === "boolean")) {
    return `Write "${String(node.value)}", in quotes.`;
  }
  return `Write ${wantedBy(spec)}.`;
}
