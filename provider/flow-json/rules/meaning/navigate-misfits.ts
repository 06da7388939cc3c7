import type { FlowModel } from "../../model/flow-model";
import { once } from "../../model/memo";
import { memberOf, membersOf } from "../../syntax/json-node";
import { navigationTarget } from "./navigation-target";
import { type Misfit, misfits } from "./payload-misfits";

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
