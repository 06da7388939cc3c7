import type { FindingCode } from "../../catalogue";
import type { FlowModel } from "../../model/flow-model";
import type { Report, Rule } from "../../rule";
import type { ConditionSpec } from "../../tables/spec";
import { shapeOf } from "./example-value";
import { isAvailable, propertyOf } from "./walk/available";
import type { PlacedObject } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { oneOf, ownerName, quoted } from "./wording";

const codes = [
  "DATA_SOURCE_ITEMS_HAVE_BOTH_IMAGE_AND_COLOR",
  "INVALID_DEPENDENCIES",
  "MISSING_REQUIRED_PROPERTY",
  "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
] as const;

/** The rules for the `conditions` of the tables: properties that exclude or require each other. */
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
      const others = condition.others.filter((other) => member(object, other) !== undefined);
      const at = member(object, condition.key);
      if (at === undefined || others.length === 0) return undefined;
      return {
        at,
        message: `${quoted(condition.key)} cannot be combined with ${oneOf(others)}`,
        hint: `Remove ${oneOf([condition.key, ...others])}.`,
      };
    }
    case "together": {
      const [at] = condition.keys.flatMap((key) => member(object, key) ?? []);
      const lacking = condition.keys.filter((key) => !object.node.members.has(key));
      if (at === undefined || lacking.length === 0) return undefined;
      return {
        at,
        message: `${quoted(at.key)} needs ${oneOf(lacking)} next to it`,
        hint: `Add ${oneOf(lacking)}, or remove ${quoted(at.key)}.`,
      };
    }
    case "needs": {
      if (member(object, condition.key) === undefined) return undefined;
      if (object.node.members.has(condition.needs)) return undefined;
      return {
        at: object.node,
        message: `${ownerName(object)} with ${quoted(condition.key)} needs ${quoted(condition.needs)}`,
        hint: `Add ${quoted(condition.needs)}${shapeOf(condition.needs, propertyOf(object, condition.needs))}, or remove ${quoted(condition.key)}.`,
      };
    }
  }
}

/** A member that the version supports; `INVALID_PROPERTY_KEY` reports the others. */
function member(object: PlacedObject, key: string) {
  const property = propertyOf(object, key);
  return property !== undefined && isAvailable(property, object)
    ? object.node.members.get(key)
    : undefined;
}
