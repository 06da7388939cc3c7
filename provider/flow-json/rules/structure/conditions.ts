import type { FindingCode } from "../../catalogue";
import type { FlowModel } from "../../model/flow-model";
import type { Report, Rule } from "../../rule";
import type { Member } from "../../syntax/json-node";
import type { ConditionSpec } from "../../tables/spec";
import { shapeOf } from "./example-value";
import { isAvailable, propertyOf } from "./walk/available";
import type { PlacedObject } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { oneOf, ownerName, quoted } from "./wording";

/** The codes of the `conditions` in the tables: a unit test finds one that is missing here. */
const codes = [
  "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
  "INVALID_DEPENDENCIES",
  "MISSING_REQUIRED_PROPERTY",
  "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
] as const;

/**
 * The rules for the `conditions` of the tables: properties that exclude or require each other. There is one
 * for each code, since a rule has one.
 */
export const conditionRules: readonly Rule[] = codes.map((code) => ({
  code,
  severity: "error",
  check: (flow) => brokenConditions(flow, code),
}));

function* brokenConditions(flow: FlowModel, code: FindingCode): Iterable<Report> {
  const objects = walkOf(flow).objects.where(({ conditions = [] }) =>
    conditions.some((condition) => condition.code === code),
  );
  for (const object of objects) {
    for (const condition of object.spec.conditions ?? []) {
      const report = condition.code === code ? conditionReport(object, condition) : undefined;
      if (report !== undefined) yield report;
    }
  }
}

function conditionReport(object: PlacedObject, condition: ConditionSpec): Report | undefined {
  switch (condition.kind) {
    case "exclusive": {
      const others = condition.others.filter((other) => memberIn(object, other) !== undefined);
      const at = memberIn(object, condition.key);
      if (at === undefined || others.length === 0) return undefined;
      return {
        at,
        message: `${quoted(condition.key)} cannot be combined with ${oneOf(others)}`,
        hint: `Remove ${oneOf([condition.key, ...others])}.`,
      };
    }
    case "together": {
      const [at] = condition.keys.flatMap((key) => memberIn(object, key) ?? []);
      const lacking = condition.keys.filter((key) => !object.node.members.has(key));
      if (at === undefined || lacking.length === 0) return undefined;
      return {
        at,
        message: `${quoted(at.key)} needs ${oneOf(lacking)} next to it`,
        hint: `Add ${oneOf(lacking)}, or remove ${quoted(at.key)}.`,
      };
    }
    case "needs": {
      if (memberIn(object, condition.key) === undefined) return undefined;
      if (object.node.members.has(condition.needs)) return undefined;
      const shape = shapeOf(condition.needs, propertyOf(object, condition.needs));
      return {
        at: object.node,
        message: `${ownerName(object)} with ${quoted(condition.key)} needs ${quoted(condition.needs)}`,
        hint: `Add ${quoted(condition.needs)}${shape}, or remove ${quoted(condition.key)}.`,
      };
    }
    default:
      return condition satisfies never;
  }
}

/** A member that the version supports; `invalidPropertyKey` reports the others. */
function memberIn(object: PlacedObject, key: string): Member | undefined {
  const property = propertyOf(object, key);
  return property !== undefined && isAvailable(property, object)
    ? object.node.members.get(key)
    : undefined;
}
