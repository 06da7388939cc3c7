import type { ObjectSpec } from "../../provider/flow-json/tables/spec";
import type { Schema } from "./schema";

/** What properties have to do with each other, as far as the version has them. */
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
