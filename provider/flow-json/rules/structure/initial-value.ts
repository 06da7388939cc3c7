import type { Component } from "../../model/flow-model";
import { type JsonNode, memberOf, textOf } from "../../syntax/json-node";

/** What an input begins with: its own `init-value`, or that in its Form's `init-values`. */
export function initialValueOf({ node, parent }: Component): JsonNode | undefined {
  const own = memberOf(node, "init-value");
  if (own !== undefined) return own;
  let around = parent;
  while (around !== undefined && around.type !== "Form") around = around.parent;
  const values = memberOf(around?.node, "init-values");
  // A binding may have a value for it, so it counts as one that is not known.
  return values?.kind === "object"
    ? memberOf(values, textOf(memberOf(node, "name")) ?? "")
    : values;
}
