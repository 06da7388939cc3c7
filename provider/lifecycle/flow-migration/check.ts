import type { CheckResult } from "../check-result";
import { flowNameIn, claimName } from "../flow/names";
import { deletionPolicies } from "../flow/state";
import {
  checkName,
  idCheck,
  missingProperties,
  oneOf,
  propertyReasons,
  type PropertyChecks,
  withoutAbsent,
  wrongProperties,
} from "../property-checks";
import { missingWabaId, resolveWabaId } from "../resolve-waba-id";
import type { CheckContext } from "../resource";
import { isKnown, type PropertyBag } from "../value";
import type { PlannedMigration } from "./state";

const checks: PropertyChecks<PlannedMigration> = {
  sourceWabaId: idCheck("a WABA id"),
  destinationWabaId: idCheck("a WABA id"),
  flowName: checkName,
  deletionPolicy: oneOf(deletionPolicies),
};

const required = {
  sourceWabaId: "the id of the WABA that has the flow is needed, a string of digits",
  destinationWabaId: missingWabaId("Set destinationWabaId on the migration"),
  flowName: "the name of the flow in the source WABA is needed",
};

/** Checks the program's inputs and fills in defaults. Needs no network and no credentials. */
export function checkMigration(
  news: PropertyBag,
  olds: PropertyBag,
  context: CheckContext,
): CheckResult {
  const given = withoutAbsent(news);
  const { deletionPolicy } = context.defaults;
  const inputs = withoutAbsent({
    deletionPolicy,
    ...given,
    ...resolveWabaId("destinationWabaId", { given, olds }, context),
  });
  const { sourceWabaId, destinationWabaId } = inputs;
  const failures = [
    ...missingProperties(inputs, required),
    ...wrongProperties(inputs, propertyReasons("a migration", checks)),
  ];
  if (sourceWabaId !== undefined && sourceWabaId === destinationWabaId && isKnown(sourceWabaId)) {
    const reason =
      "it is the source as well; a copy within a WABA is a Flow with cloneFlowId and another name";
    failures.push({ property: "destinationWabaId", reason });
  }
  const wanted = copyNameIn(inputs);
  if (wanted !== undefined) {
    const before = copyNameIn(olds);
    failures.push(...claimName({ property: "flowName", wanted, before }, context));
  }
  return { inputs, failures };
}

/** The name of the copy, which a WABA accepts once like the name of any flow. */
function copyNameIn({ destinationWabaId: wabaId, flowName: name }: PropertyBag) {
  return flowNameIn({ wabaId, name });
}
