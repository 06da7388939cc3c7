import { referencesIn } from "../../expression/check-types";
import type { Reference } from "../../expression/reference";
import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { once } from "../../model/memo";
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
    if (found !== undefined && found !== "reported") yield found;
  }
}

/**
 * A report on a reference that does not resolve. References that lack the same field or input are
 * one mistake, which is reported at the first.
 */
export function missingIn(
  reference: Reference,
  { node, screen }: DynamicValue,
  flow: FlowModel,
): Report | "reported" | undefined {
  const resolution = resolve(reference, screen, flow);
  if ("type" in resolution) return undefined;
  const { start, end, message, hint } = resolution.problem;
  const report = { at: node, within: { start, end }, message, hint };
  if (resolution.lacking === undefined) return report;
  const places = lackingReferences(flow).get(resolution.lacking) ?? [];
  const [first, ...others] = places;
  if (first !== undefined && first !== reference) return "reported";
  const more = others.length === 1 ? "1 more place" : `${others.length} more places`;
  return others.length === 0 ? report : { ...report, message: `${message}, here and in ${more}` };
}

/** The references that lack something, by what they lack; warnings come last. */
const lackingReferences = once((flow: FlowModel): ReadonlyMap<string, readonly Reference[]> => {
  const places = new Map<string, Reference[]>();
  const isWarning = ({ use, content }: DynamicValue) =>
    use === "payload" && content.kind === "expression" && !isAtLeast(flow.version, "7.2");
  const values = flow.dynamicValues.filter(({ use }) => use !== "unclear");
  for (const value of [...values.filter((each) => !isWarning(each)), ...values.filter(isWarning)]) {
    for (const reference of checkedReferences(value, flow)) {
      const resolution = resolve(reference, value.screen, flow);
      if (!("problem" in resolution) || resolution.lacking === undefined) continue;
      const found = places.get(resolution.lacking);
      if (found === undefined) places.set(resolution.lacking, [reference]);
      else found.push(reference);
    }
  }
  return places;
});

function checkedReferences(value: DynamicValue, flow: FlowModel): readonly Reference[] {
  const { content } = value;
  if (content.kind === "expression") return referencesIn(content.expression);
  return content.kind === "binding" && !isUncheckedFormValue(value, flow)
    ? [content.reference]
    : [];
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
