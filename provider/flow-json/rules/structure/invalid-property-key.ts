import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { Member } from "../../syntax/json-node";
import { actions } from "../../tables/actions";
import type { PropertySpec } from "../../tables/spec";
import { meantBy } from "./misspelt";
import { isAvailable, propertyOf } from "./walk/available";
import type { PlacedObject } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { ownerName, quoted } from "./wording";

/** Nothing stands in an object but what the version knows there. */
export const invalidPropertyKey: Rule = {
  code: "INVALID_PROPERTY_KEY",
  severity: "error",
  *check(flow) {
    for (const object of walkOf(flow).objects.all) {
      for (const member of object.node.members.values()) {
        if (member.key === object.alsoHas || saidElsewhere(object, member)) continue;
        const property = propertyOf(object, member.key);
        if (property === undefined) yield unknown(object, member);
        else if (!isAvailable(property, object)) yield unavailable(object, member, property);
      }
    }
  },
};

/** `INVALID_FLOW_JSON` speaks of it. */
function saidElsewhere({ spec, version }: PlacedObject, { key }: Member): boolean {
  return spec.name === "FlowJson" && key === "meta" && isAtLeast(version, "5.1");
}

function unknown(object: PlacedObject, at: Member): Report {
  const { spec, mode } = object;
  const owner = ownerName(object);
  const otherMode = Object.entries(spec.modes?.properties ?? {}).find(([, properties]) =>
    Object.hasOwn(properties, at.key),
  )?.[0];
  if (spec.modes !== undefined && otherMode !== undefined) {
    return {
      at,
      code: spec.modes.misplaced,
      message: `${quoted(at.key)} is for the mode \`${otherMode}\`, and this is ${owner} in mode \`${mode ?? ""}\``,
      hint: `Remove it, or write "${spec.modes.by}": "${otherMode}".`,
    };
  }
  return {
    at,
    ...(spec.codes?.unknown !== undefined && { code: spec.codes.unknown }),
    message: `${owner} has no property ${quoted(at.key)}`,
    hint: cureOf(object, at.key),
  };
}

function cureOf(object: PlacedObject, key: string): string {
  const near = meantBy(object, key);
  if (near !== undefined) return `Did you mean ${quoted(near)}?`;
  const having = Object.values(actions).find(({ properties }) => Object.hasOwn(properties, key));
  if (object.alsoHas === "name" && having !== undefined) {
    return `Remove it, or use ${ownerName({ spec: having })}, which has it.`;
  }
  if (key === "id" && object.alsoHas === "type") {
    return "Remove it: components have no id, and inputs have a `name`.";
  }
  return "Remove it.";
}

function unavailable(
  object: PlacedObject,
  at: Member,
  { since, until, outsideForm }: PropertySpec,
): Report {
  const { key } = at;
  const isLater = since !== undefined && !isAtLeast(object.version, since);
  if (outsideForm && object.inForm && !isLater) {
    const collected = key === "init-value" ? "init-values" : "error-messages";
    return {
      at,
      message: `${quoted(key)} cannot stand on a component within a Form`,
      hint: `Move it to the Form's \`${collected}\`, under the component's name.`,
    };
  }
  if (until !== undefined) {
    return {
      at,
      message: `${quoted(key)} is gone since version ${until}`,
      hint:
        key === "data_channel_uri"
          ? "Remove it, and set the flow's `endpointUri` instead."
          : "Remove it.",
    };
  }
  return {
    at,
    message: `${ownerName(object)} has ${quoted(key)} only from version ${since ?? ""}`,
    hint: `Remove it, or move the document to version "${since ?? ""}" or later.`,
  };
}
