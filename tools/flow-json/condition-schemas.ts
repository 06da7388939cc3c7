import type { ObjectSpec } from "../../provider/flow-json/tables/spec";
import type { Schema } from "./value-schemas";

/**
 * The conditions between the properties of a table.
 *
 * @param keys The properties of the version.
 */
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

/**
 * Conditions that are not in the tables, but in rules of their own in
 * `provider/flow-json/rules/structure`, and that a JSON Schema can express. A new one has to be added
 * here, and its code to `expressible` in tests/unit/flow-json/schema, which then compares both.
 *
 * @param name The name of the table.
 */
export function extraConditions(name: string): readonly Schema[] {
  switch (name) {
    case "Screen":
      // not-keyword-schema-validation-failed.ts
      return [
        {
          if: { required: ["success"] },
          then: { required: ["terminal"], properties: { terminal: { const: true } } },
        },
      ];
    case "NavigationListEnd":
      // One or two of its three texts.
      return [{ minProperties: 1, maxProperties: 2 }];
    case "NavigationList":
      return [
        // Either the list has the action, or each of its entries.
        {
          if: { required: ["on-click-action"] },
          then: items({ not: { required: ["on-click-action"] } }),
          else: items({ required: ["on-click-action"] }),
        },
        // invalid-property-value-for-condition.ts
        {
          if: { required: ["media-size"], properties: { "media-size": { const: "large" } } },
          then: items({ not: { required: ["end"] } }),
        },
      ];
    default:
      return [];
  }
}

/** A schema for the entries of a NavigationList. */
function items(schema: Schema): Schema {
  return { properties: { "list-items": { items: schema } } };
}
