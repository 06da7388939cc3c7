import type { Reference } from "../../expression/reference";
import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { resolve } from "../../model/resolve";
import { isAtLeast } from "../../model/version";
import type { Report } from "../../rule";

/** The mistakes of a binding: it is invalid, or what it refers to does not exist. */
export function* missingReference(value: DynamicValue, flow: FlowModel): Iterable<Report> {
  const { node, content } = value;
  if (content.kind === "broken" && content.form === "binding") {
    const { start, end, message, hint } = content.problem;
    yield { at: node, within: { start, end }, message, hint };
  } else if (content.kind === "binding") {
    const found = missingIn(content.reference, value, flow);
    if (found !== undefined) yield found;
  }
}

/** A report on a reference that does not resolve. */
export function missingIn(
  reference: Reference,
  { node, screen }: DynamicValue,
  flow: FlowModel,
): Report | undefined {
  const resolution = resolve(reference, screen, flow);
  if ("type" in resolution) return undefined;
  const { start, end, message, hint } = resolution.problem;
  return { at: node, within: { start, end }, message, hint, cause: resolution.cause };
}

/**
 * From 6.0 Meta does not check that the names in a Form's `init-values` and `error-messages` are
 * declared.
 */
export function isUncheckedFormValue(
  { component, property }: Pick<DynamicValue, "component" | "property">,
  { version }: Pick<FlowModel, "version">,
): boolean {
  return (
    component?.type === "Form" &&
    (property === "init-values" || property === "error-messages") &&
    isAtLeast(version, "6.0")
  );
}
