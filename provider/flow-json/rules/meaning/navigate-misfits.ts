import type { Action, FlowModel, Screen } from "../../model/flow-model";
import { once } from "../../model/memo";
import { memberOf, membersOf, textOf } from "../../syntax/json-node";
import { misfits, type Misfit } from "./payload-misfits";

/** Values that `navigate` passes with another type than the next screen declares. */
export const navigateMisfits = once((flow: FlowModel): readonly (Misfit & Field)[] =>
  flow.actions.flatMap((action) => {
    const target = navigationTarget(action, flow);
    return membersOf(memberOf(action.node, "payload")).flatMap(({ key, value }) => {
      const field = target?.data.fields.get(key);
      if (target === undefined || field === undefined) return [];
      const place = { screen: action.screen, flow };
      return misfits(value, field.type, place).map((misfit) => ({
        ...misfit,
        field: key,
        screen: target.id ?? "the next screen",
      }));
    });
  }),
);

interface Field {
  readonly field: string;
  readonly screen: string;
}

/** The screen that a `navigate` leads to; `undefined` if it is unknown or not checked. */
export function navigationTarget(action: Action, flow: FlowModel): Screen | undefined {
  if (action.name !== "navigate") return undefined;
  const name = textOf(memberOf(memberOf(action.node, "next"), "name"));
  if (name === undefined || flow.repeatedIds.has(name)) return undefined;
  const target = flow.screenById.get(name);
  return target === action.screen ? undefined : target;
}
