import type { Reference } from "../../expression/reference";
import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { resolve } from "../../model/resolve";
import { isAtLeast } from "../../model/version";
import type { Report } from "../../rule";

/**
 * The mistake of a value that is a binding: the binding is invalid, or what it refers to does not exist. None
 * for other values, such as expressions.
 */
export function* missingReference(value: DynamicValue, flow: FlowModel): Iterable<Report> {
  const { node, content } = value;
  if (content.kind === "broken" && content.form === "binding") {
    const { start, end, message, hint } = content.problem;
    yield { at: node, within: { start, end }, message, hint };
  } else if (content.kind === "binding") {
    const report = missingIn(content.reference, value, flow);
    if (report !== undefined) yield report;
  }
}

/** The report that a reference in a value does not resolve; `undefined` if the reference resolves. */
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
 * Whether a value is a Form's `init-values` or `error-messages`, or inside them, in a version from 6.0: there
 * Meta does not check that the names in bindings are declared.
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
