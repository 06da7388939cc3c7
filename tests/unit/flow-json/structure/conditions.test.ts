import { conditionRules } from "../../../../provider/flow-json/rules/structure/conditions";
import { actions } from "../../../../provider/flow-json/tables/actions";
import { components } from "../../../../provider/flow-json/tables/components";
import { document } from "../../../../provider/flow-json/tables/document";
import type { ConditionSpec } from "../../../../provider/flow-json/tables/spec";

/** The codes of the conditions in a table and in the tables inside it. */
function codesIn(table: unknown): readonly string[] {
  if (typeof table !== "object" || table === null) return [];
  const { conditions = [] } = table as { readonly conditions?: readonly ConditionSpec[] };
  return [...conditions.map(({ code }) => code), ...Object.values(table).flatMap(codesIn)];
}

it("every condition of the tables is checked, and every rule of conditions has one", () => {
  const codes = new Set(codesIn([document, actions, ...components.values()]));

  expect([...codes].sort()).toEqual(conditionRules.map(({ code }) => code).sort());
});
