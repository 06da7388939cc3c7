import { nearest } from "../../../nearest";
import { type Component, componentsOf } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { components } from "../../tables/components";
import type { ComponentSpec } from "../../tables/spec";
import { isAllowedIn, needsForm } from "./containment";
import { ownerName, quoted } from "./wording";

/** A component exists in this version, and is allowed in its container. */
export const invalidComponentType: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    for (const placed of componentsOf(flow)) {
      const { typeNode: type, spec } = placed;
      if (type?.kind !== "string") continue;
      const words =
        spec === undefined
          ? unknown(type.value, (name) =>
              isAtLeast(flow.version, components.get(name)?.since ?? "0.0"),
            )
          : misplaced(placed, spec, flow.version);
      if (words !== undefined) yield { at: type, ...words };
    }
  },
};

type Words = Pick<Report, "message" | "hint">;

function unknown(type: string, exists: (name: string) => boolean): Words {
  const near = nearest(type, [...components.keys()].filter(exists));
  return {
    message: `there is no component ${quoted(type)}`,
    hint:
      near === undefined
        ? "Write the name of a component, such as `TextBody` or `TextInput`."
        : `Did you mean ${quoted(near)}?`,
  };
}

function misplaced(
  placed: Component,
  spec: ComponentSpec,
  version: Parameters<typeof isAtLeast>[0],
): Words | undefined {
  const { container, ifsAround } = placed;
  if (spec.since !== undefined && !isAtLeast(version, spec.since)) {
    return {
      message: `${spec.name} exists from version ${spec.since}`,
      hint: `Move the document to version "${spec.since}" or later.`,
    };
  }
  if (needsForm(placed, version)) return undefined; // KEYWORD_ONE_OF reports it.
  if (!isAllowedIn(spec, container, version)) {
    const since = spec.in[container];
    const owner =
      container === "Switch"
        ? "a case of a Switch"
        : ownerName({
            spec: { name: container, ...(container === "Screen" && { called: "a screen" }) },
          });
    return {
      message: `${ownerName({ spec })} cannot be in ${owner}`,
      hint:
        since === undefined || since === true
          ? `Move it out, ${whereTo(spec)}.`
          : `Move it out, or move the document to version "${since}" or later.`,
    };
  }
  if (spec.name === "Footer" && ifsAround > 1) {
    return {
      message: "a Footer cannot be in an If that is in another If",
      hint: "Move it to the outer If, or to the screen.",
    };
  }
  return undefined;
}

function whereTo(spec: ComponentSpec): string {
  return spec.in.Form === undefined ? "to the screen" : "to the screen or its Form";
}
