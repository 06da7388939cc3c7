import type { FindingCode } from "../../catalogue";
import type { FlowModel } from "../../model/flow-model";
import type { Report } from "../../rule";
import type { ConditionSpec } from "../../tables/spec";
import { isAvailable, propertyOf } from "./walk/available";
import type { PlacedObject } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { oneOf, ownerName, quoted } from "./wording";

/** Where properties stand together that must not, or apart, as far as Meta uses `code` for it. */
export function* brokenConditions(flow: FlowModel, code: FindingCode): Iterable<Report> {
  const objects = walkOf(flow).objects.where(({ conditions = [] }) =>
    conditions.some((condition) => condition.code === code),
  );
  for (const object of objects) {
    for (const condition of object.spec.conditions ?? []) {
      const report = condition.code === code ? broken(object, condition) : undefined;
      if (report !== undefined) yield report;
    }
  }
}

function broken(object: PlacedObject, condition: ConditionSpec): Report | undefined {
  switch (condition.kind) {
    case "exclusive": {
      const others = condition.others.filter((other) => member(object, other) !== undefined);
      const at = member(object, condition.key);
      if (at === undefined || others.length === 0) return undefined;
      return {
        at,
        message: `${quoted(condition.key)} cannot stand beside ${oneOf(others)}`,
        hint: `Remove ${oneOf([condition.key, ...others])}.`,
      };
    }
    case "together": {
      const [at] = condition.keys.flatMap((key) => member(object, key) ?? []);
      const lacking = condition.keys.filter((key) => !object.node.members.has(key));
      if (at === undefined || lacking.length === 0) return undefined;
      return {
        at,
        message: `${quoted(at.key)} needs ${oneOf(lacking)} beside it`,
        hint: `Add ${oneOf(lacking)}, or remove ${quoted(at.key)}.`,
      };
    }
    case "needs": {
      if (member(object, condition.key) === undefined) return undefined;
      if (object.node.members.has(condition.needs)) return undefined;
      return {
        at: object.node,
        message: `${ownerName(object)} with ${quoted(condition.key)} needs ${quoted(condition.needs)}`,
        hint: `Add ${quoted(condition.needs)}, or remove ${quoted(condition.key)}.`,
      };
    }
  }
}

/** A member that may be there at all; of one that may not, `INVALID_PROPERTY_KEY` speaks. */
function member(object: PlacedObject, key: string) {
  const property = propertyOf(object, key);
  return property !== undefined && isAvailable(property, object)
    ? object.node.members.get(key)
    : undefined;
}
