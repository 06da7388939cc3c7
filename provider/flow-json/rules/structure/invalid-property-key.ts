import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { Member } from "../../syntax/json-node";
import { actions } from "../../tables/actions";
import { opposites } from "../../tables/aliases";
import type { PropertySpec } from "../../tables/spec";
import { type ObjectMistake, onceForEachList } from "./repeated-items";
import { isAvailable, isRequired, propertyOf } from "./walk/available";
import type { PlacedObject, Misspelled } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { oneOf, ownerName, quoted } from "./wording";

/** An object has only properties that its version knows. */
export const invalidPropertyKey: Rule = {
  code: "INVALID_PROPERTY_KEY",
  severity: "error",
  *check(flow) {
    yield* onceForEachList(mistakesIn(walkOf(flow).objects.all));
  },
};

function* mistakesIn(objects: readonly PlacedObject[]): Iterable<ObjectMistake> {
  for (const object of objects) {
    for (const member of object.node.members.values()) {
      if (member.key === object.discriminator || isReportedElsewhere(object, member)) continue;
      const property = propertyOf(object, member.key);
      if (property === undefined) {
        yield { object, mistakeKey: member.key, report: unknownReport(object, member) };
      } else if (!isAvailable(property, object)) {
        const report = unavailableReport(object, member, property);
        yield { object, mistakeKey: member.key, report };
      }
    }
    const [first] = object.misspelled;
    if (first === undefined) continue;
    const mistakeKey = JSON.stringify(object.misspelled.map(({ member }) => member.key));
    yield { object, mistakeKey, report: misspelledReport(object, first) };
  }
}

/** One finding for all keys of an object that should have another name. */
function misspelledReport(object: PlacedObject, first: Misspelled): Report {
  const { spec, misspelled } = object;
  const isMissing = ({ property: name }: Misspelled) => {
    const property = propertyOf(object, name);
    return (
      name === object.discriminator ||
      (property !== undefined && isRequired(property, object.version))
    );
  };
  const pairs = misspelled
    .map(({ member, property }) => `${quoted(member.key)} to ${quoted(property)}`)
    .join(" and ");
  const which = misspelled.length > 1 ? ", which are missing" : ", which is missing";
  const missing = misspelled.some(isMissing) ? which : "";
  return {
    at: first.member,
    ...(spec.codes?.unknown !== undefined && { code: spec.codes.unknown }),
    message: `${ownerName(object)} has no property ${oneOf(misspelled.map(({ member }) => member.key))}`,
    hint:
      misspelled.length === 1 && !isMissing(first)
        ? `Did you mean ${quoted(first.property)}?`
        : `Rename ${pairs}${missing}.`,
  };
}

/** Whether it is the `meta` of the document, which `invalidFlowJson` reports. */
function isReportedElsewhere({ spec, version }: PlacedObject, { key }: Member): boolean {
  return spec.name === "FlowJson" && key === "meta" && isAtLeast(version, "5.1");
}

function unknownReport(object: PlacedObject, at: Member): Report {
  const { spec, mode } = object;
  const owner = ownerName(object);
  const [otherMode] =
    Object.entries(spec.modes?.properties ?? {}).find(([, properties]) =>
      Object.hasOwn(properties, at.key),
    ) ?? [];
  if (spec.modes !== undefined && otherMode !== undefined) {
    return {
      at,
      code: spec.modes.misplaced,
      // An unknown mode has the properties of all modes, so here the mode is known.
      message: `${quoted(at.key)} is for the mode \`${otherMode}\`, and this is ${owner} in mode \`${mode ?? ""}\``,
      hint: `Remove it, or write "${spec.modes.by}": "${otherMode}".`,
    };
  }
  return {
    at,
    ...(spec.codes?.unknown !== undefined && { code: spec.codes.unknown }),
    message: `${owner} has no property ${quoted(at.key)}`,
    hint: unknownHint(object, at),
  };
}

/** What to do about a key that is not misspelled: the first answer that applies, from the most exact. */
function unknownHint(object: PlacedObject, { key, value }: Member): string {
  const { instead } = object.spec;
  const replacement =
    instead !== undefined && Object.hasOwn(instead, key) ? instead[key] : undefined;
  if (replacement !== undefined) return replacement;
  const opposite = Object.hasOwn(opposites, key) ? opposites[key] : undefined;
  if (opposite !== undefined && propertyOf(object, opposite) !== undefined) {
    const isFalse = value.kind === "boolean" && !value.value;
    return `Write "${opposite}": ${isFalse ? "true" : "false"} instead, which is the opposite.`;
  }
  const otherAction = Object.values(actions).find(({ properties }) =>
    Object.hasOwn(properties, key),
  );
  if (object.discriminator === "name" && otherAction !== undefined) {
    return `Remove it, or use ${ownerName({ spec: otherAction })}, which has it.`;
  }
  if (key === "id" && object.discriminator === "type") {
    return "Remove it: components have no id, and inputs have a `name`.";
  }
  return "Remove it.";
}

function unavailableReport(
  object: PlacedObject,
  at: Member,
  { since, until, outsideForm }: PropertySpec,
): Report {
  const { key } = at;
  const isTooNew = since !== undefined && !isAtLeast(object.version, since);
  if (outsideForm && object.isInForm && !isTooNew) {
    // In the tables only `init-value` and `error-message` are `outsideForm`.
    const formKey = key === "init-value" ? "init-values" : "error-messages";
    return {
      at,
      message: `${quoted(key)} cannot be on a component within a Form`,
      hint: `Move it to the Form's \`${formKey}\`, under the component's name.`,
    };
  }
  if (until !== undefined) {
    return {
      at,
      message: `${quoted(key)} was removed in version ${until}`,
      hint:
        key === "data_channel_uri"
          ? "Remove it, and set the flow's `endpointUri` instead."
          : "Remove it.",
    };
  }
  // A property that is neither removed nor outside its place is too new, so it has a `since`.
  const version = since ?? "";
  return {
    at,
    message: `${ownerName(object)} has ${quoted(key)} only from version ${version}`,
    hint: `Remove it, or move the document to version "${version}" or later.`,
  };
}
