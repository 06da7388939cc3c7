import type { FlowModel, Input, Screen } from "../../model/flow-model";
import { isMediaPicker } from "../../model/inputs";
import { object, sameType, text, unknownType, type ValueType } from "../../model/value-type";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { type JsonNode, type Member, memberOf, membersOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { didYouMean } from "./naming";
import { type Misfit, misfits } from "./payload-misfits";

/**
 * The values that a Form sets belong to its inputs and fit them. Meta checks this from 7.0; before, it
 * accepts the mistake, which is then a warning.
 */
export const formAttributes: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    const severity = isAtLeast(flow.version, "7.0") ? "error" : "warning";
    for (const { components } of flow.screens) {
      for (const { node, type, screen } of components) {
        if (type !== "Form") continue;
        for (const key of ["init-values", "error-messages"] as const) {
          const value = memberOf(node, key);
          if (value === undefined) continue;
          for (const report of attributeReports(value, { key, screen, flow })) {
            yield { ...report, severity };
          }
        }
      }
    }
  },
};

interface Attribute {
  readonly key: "init-values" | "error-messages";
  readonly screen: Screen;
  readonly flow: FlowModel;
}

function* attributeReports(value: JsonNode, attribute: Attribute): Iterable<Report> {
  if (value.kind === "string") yield* boundReports(value, attribute);
  for (const member of membersOf(value)) yield* memberReports(member, attribute);
}

/** A binding for all values at once. `invalidPropertyType` reports a literal string. */
function* boundReports(value: JsonNode, { key, screen, flow }: Attribute): Iterable<Report> {
  // Before 6.0 `boundType` reports the type, and from 6.0 to 6.3 Meta does not check it.
  if (!isAtLeast(flow.version, "7.0")) return;
  for (const misfit of misfits(value, object(), { screen, flow })) {
    if (!misfit.isLiteral) yield misfitReport(key, misfit);
  }
}

function* memberReports(member: Member, { key, screen, flow }: Attribute): Iterable<Report> {
  const { byName, isComplete } = screen.inputs;
  const input = byName.get(member.key);
  if (input !== undefined) {
    const wanted = key === "init-values" ? initialType(input) : messageType(input);
    for (const misfit of misfits(member.value, wanted, { screen, flow })) {
      yield misfitReport(member.key, misfit);
    }
  } else if (isComplete) {
    yield {
      at: member,
      message: `\`${key}\` names ${quoted(member.key)}, which is not an input of this screen`,
      hint: didYouMean(member.key, byName.keys(), "Write the `name` of an input in the Form"),
    };
  }
}

/** The type of an initial value; unknown if several types are allowed. */
function initialType({ type }: Input): ValueType {
  // A number field also takes a string, and a range of days may lack its `end-date`.
  return type.kind === "number" || type.kind === "object" ? unknownType : type;
}

/** The type of an error message; unknown if several types are allowed. */
function messageType({ component, type }: Input): ValueType {
  // A picker may have a message for each file, and a range of days one for each end.
  return isMediaPicker(component) || sameType(type, object()) ? unknownType : text;
}

function misfitReport(name: string, { at, found, wanted }: Misfit): Report {
  return {
    at,
    message: `${quoted(name)} takes ${wanted}, and this is ${found}`,
    hint: `Write ${wanted}, or bind ${quoted(name)} to ${wanted}.`,
  };
}
