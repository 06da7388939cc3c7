import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { resolve } from "../../model/resolve";
import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { isUncheckedFormValue, missingReference } from "./missing-reference";

/** A binding in a property refers to something that exists. */
export const boundReference: Rule = {
  code: "INVALID_SCREEN_DYNAMIC_DATA",
  severity: "error",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      // Bindings in payloads and in expressions have other codes, and rules of their own.
      if (value.use !== "property" && value.use !== "switch") continue;
      if (isNotYetAllowed(value, flow)) continue;
      if (value.content.kind === "binding" && isUncheckedFormValue(value, flow)) continue;
      for (const report of missingReference(value, flow)) {
        yield isUnknownScreen(value, flow) ? { ...report, code: "INVALID_SCREEN_DATA" } : report;
      }
    }
  },
};

/** Meta has its own code for a reference to a screen that does not exist. */
function isUnknownScreen({ content, screen }: DynamicValue, flow: FlowModel): boolean {
  if (content.kind !== "binding") return false;
  const resolution = resolve(content.reference, screen, flow);
  return "problem" in resolution && resolution.isUnknownScreen === true;
}

/**
 * Whether a binding is not possible in this version: before 4.0 only strings can be bound to anything but
 * the screen's own data. `patternMismatch` reports that.
 */
export function isNotYetAllowed(
  { content, wanted }: DynamicValue,
  { version }: Pick<FlowModel, "version">,
): boolean {
  if (content.kind !== "binding" || isAtLeast(version, "4.0")) return false;
  const { scope, screen } = content.reference;
  const takesString = wanted === undefined || wanted.types.some(({ kind }) => kind === "string");
  return !takesString && (scope !== "data" || screen !== undefined);
}
