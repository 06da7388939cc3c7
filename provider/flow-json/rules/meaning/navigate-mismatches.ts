import type { FlowModel } from "../../model/flow-model";
import { once } from "../../model/memo";
import { memberOf, membersOf } from "../../syntax/json-node";
import { navigationTarget } from "./navigation-target";
import { type Mismatch, mismatches } from "./type-mismatches";

/** What `navigate` hands over that is of another type than the next screen declares. */
export const navigateMismatches = once((flow: FlowModel): readonly (Mismatch & Field)[] =>
  flow.actions.flatMap((action) => {
    const target = navigationTarget(action, flow);
    return membersOf(memberOf(action.node, "payload")).flatMap(({ key, value }) => {
      const field = target?.data.fields.get(key);
      if (target === undefined || field === undefined) return [];
      const place = { screen: action.screen, flow };
      return mismatches(value, field.type, place).map((mismatch) => ({
        ...mismatch,
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
