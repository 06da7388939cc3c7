import type { Component } from "../../model/flow-model";
import { type JsonNode, memberOf, textOf } from "../../syntax/json-node";

/** The initial value of an input: its own `init-value`, or that in its Form's `init-values`. */
export function initialValueOf({ node, parent }: Component): JsonNode | undefined {
  const own = memberOf(node, "init-value");
  if (own !== undefined) return own;
  let around = parent;
  while (around !== undefined && around.type !== "Form") around = around.parent;
  const values = memberOf(around?.node, "init-values");
  // A binding may contain a value for it, so the value is unknown.
  return values?.kind === "object"
    ? memberOf(values, textOf(memberOf(node, "name")) ?? "")
    : values;
}
