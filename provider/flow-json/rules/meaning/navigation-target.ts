import type { Action, FlowModel, Screen } from "../../model/flow-model";
import { memberOf, textOf } from "../../syntax/json-node";

/** The screen that a `navigate` leads to; `undefined` if it is unknown or not checked. */
export function navigationTarget(action: Action, flow: FlowModel): Screen | undefined {
  if (action.name !== "navigate") return undefined;
  const name = textOf(memberOf(memberOf(action.node, "next"), "name"));
  if (name === undefined || flow.repeatedIds.has(name)) return undefined;
  const target = flow.screenById.get(name);
  return target === action.screen ? undefined : target;
}
