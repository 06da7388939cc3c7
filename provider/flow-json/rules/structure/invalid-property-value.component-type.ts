import { nearest } from "../../../nearest";
import { type Component, componentsOf } from "../../model/flow-model";
import { isAtLeast, type Version } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { components } from "../../tables/components";
import type { ComponentSpec, ContainerName } from "../../tables/spec";
import { isAllowedIn, needsForm } from "./containment";
import { ownerName, quoted } from "./wording";

/** A component exists in this version, and is allowed in its container. */
export const invalidComponentType: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    for (const component of componentsOf(flow)) {
      const { typeNode: type, spec } = component;
      if (type?.kind !== "string") continue;
      const mistake =
        spec === undefined
          ? unknownComponent(type.value, flow.version)
          : misplacedComponent(component, spec, flow.version);
      if (mistake !== undefined) yield { at: type, ...mistake };
    }
  },
};

/** A report that is always at the `type` of the component. */
type Mistake = Omit<Report, "at">;

function unknownComponent(type: string, version: Version | undefined): Mistake {
  const existing = [...components].filter(([, { since = "0.0" }]) => isAtLeast(version, since));
  const near = nearest(type, new Map(existing).keys());
  return {
    message: `there is no component ${quoted(type)}`,
    hint:
      near === undefined
        ? "Write the name of a component, such as `TextBody` or `TextInput`."
        : `Did you mean ${quoted(near)}?`,
  };
}

function misplacedComponent(
  component: Component,
  spec: ComponentSpec,
  version: Version | undefined,
): Mistake | undefined {
  const { container, ifsAround } = component;
  if (spec.since !== undefined && !isAtLeast(version, spec.since)) {
    return {
      message: `${spec.name} exists from version ${spec.since}`,
      hint: `Move the document to version "${spec.since}" or later.`,
    };
  }
  if (needsForm(component, version)) return undefined; // `keywordOneOf` reports it.
  if (!isAllowedIn(spec, container, version)) {
    const since = spec.in[container];
    return {
      message: `${ownerName({ spec })} cannot be in ${containerNames[container]}`,
      hint:
        typeof since === "string"
          ? `Move it out, or move the document to version "${since}" or later.`
          : `Move it out, ${whereTo(spec)}.`,
    };
  }
  // Meta documents this with the If: see `containerComponents`.
  if (spec.name === "Footer" && ifsAround > 1) {
    return {
      message: "a Footer cannot be in an If that is in another If",
      hint: "Move it to the outer If, or to the screen.",
    };
  }
  return undefined;
}

const containerNames: Readonly<Record<ContainerName, string>> = {
  Screen: "a screen",
  Form: "a Form",
  If: "an If",
  Switch: "a case of a Switch",
};

/** Every component may be on a screen. */
function whereTo(spec: ComponentSpec): string {
  return spec.in.Form === undefined ? "to the screen" : "to the screen or its Form";
}
