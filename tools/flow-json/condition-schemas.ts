import type { ObjectSpec } from "../../provider/flow-json/tables/spec";
import type { Schema } from "./value-schemas";

/** The conditions between properties, as far as they apply to the version. */
export function conditionSchemas(
  { conditions = [] }: ObjectSpec,
  keys: ReadonlySet<string>,
): readonly Schema[] {
  return conditions.flatMap((condition): readonly Schema[] => {
    switch (condition.kind) {
      case "exclusive":
        return condition.others
          .filter((other) => keys.has(other) && keys.has(condition.key))
          .map((other) => ({ not: { required: [condition.key, other] } }));
      case "together":
        return condition.keys.map((key) => ({
          dependentRequired: { [key]: condition.keys.filter((other) => other !== key) },
        }));
      case "needs":
        return keys.has(condition.key)
          ? [{ dependentRequired: { [condition.key]: [condition.needs] } }]
          : [];
    }
  });
}

/** Conditions of separate rules that a JSON Schema can express, by the name of the object. */
export function extraConditions(name: string): readonly Schema[] {
  switch (name) {
    case "Screen":
      return [
        {
          if: { required: ["success"] },
          then: { required: ["terminal"], properties: { terminal: { const: true } } },
        },
      ];
    case "NavigationListEnd":
      return [{ minProperties: 1, maxProperties: 2 }];
    case "NavigationList":
      return [
        {
          if: { required: ["on-click-action"] },
          then: items({ not: { required: ["on-click-action"] } }),
          else: items({ required: ["on-click-action"] }),
        },
        {
          if: { required: ["media-size"], properties: { "media-size": { const: "large" } } },
          then: items({ not: { required: ["end"] } }),
        },
      ];
    default:
      return [];
  }
}

function items(schema: Schema): Schema {
  return { properties: { "list-items": { items: schema } } };
}
