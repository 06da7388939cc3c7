import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { resolve } from "../../model/resolve";
import type { Report } from "../../rule";

/** What is wrong with a binding: it cannot be read, or what it names is not there. */
export function* missingReference(
  { node, content, screen }: DynamicValue,
  flow: FlowModel,
): Iterable<Report> {
  if (content.kind === "broken" && content.form === "binding") {
    const { start, end, message, hint } = content.problem;
    yield { at: node, within: { start, end }, message, hint };
  } else if (content.kind === "binding") {
    const resolution = resolve(content.reference, screen, flow);
    if ("type" in resolution) return;
    const { start, end, message, hint } = resolution.problem;
    yield { at: node, within: { start, end }, message, hint };
  }
}
