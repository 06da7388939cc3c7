import type { Component, FlowModel, Input } from "../../model/flow-model";
import { isMediaPicker } from "../../model/inputs";
import { object, sameType, text, unknownType, type ValueType } from "../../model/value-type";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { type JsonNode, memberOf, membersOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { didYouMean } from "./naming";
import { type Misfit, misfits } from "./payload-misfits";

/**
 * The values that a Form sets belong to its inputs and fit them. Meta checks the types from 7.0.
 */
export const formAttributes: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    const severity = isAtLeast(flow.version, "7.0") ? "error" : "warning";
    for (const { components } of flow.screens) {
      for (const form of components) {
        if (form.type !== "Form") continue;
        for (const key of ["init-values", "error-messages"] as const) {
          const value = memberOf(form.node, key);
          if (value === undefined) continue;
          for (const report of reportsOn(value, { form, key, flow })) yield { ...report, severity };
        }
      }
    }
  },
};

interface Attribute {
  readonly form: Component;
  readonly key: "init-values" | "error-messages";
  readonly flow: FlowModel;
}

function* reportsOn(value: JsonNode, { form, key, flow }: Attribute): Iterable<Report> {
  const { screen } = form;
  if (value.kind === "string") {
    // Before 6.0 another rule reports it.
    if (!isAtLeast(flow.version, "7.0")) return;
    for (const misfit of misfits(value, object(), { screen, flow })) {
      if (!misfit.isLiteral) yield misfitReport(key, misfit);
    }
    return;
  }
  for (const member of membersOf(value)) {
    const input = screen.inputs.byName.get(member.key);
    if (input === undefined) {
      if (screen.inputs.complete) {
        yield {
          at: member,
          message: `\`${key}\` names ${quoted(member.key)}, which is no input of this screen`,
          hint: didYouMean(
            member.key,
            screen.inputs.byName.keys(),
            "Write the `name` of an input in the Form",
          ),
        };
      }
      continue;
    }
    const wanted = key === "init-values" ? initType(input) : messageType(input);
    for (const misfit of misfits(member.value, wanted, { screen, flow })) {
      yield misfitReport(member.key, misfit);
    }
  }
}

/** The initial value of a number field may be a text or a number. */
function initType({ type }: Input): ValueType {
  return type.kind === "number" || type.kind === "object" ? unknownType : type;
}

function messageType({ component, type }: Input): ValueType {
  return isMediaPicker(component) || sameType(type, object()) ? unknownType : text;
}

function misfitReport(name: string, { at, found, wanted }: Misfit): Report {
  return {
    at,
    message: `${quoted(name)} takes ${wanted}, and this is ${found}`,
    hint: `Write ${wanted}, or bind it to one.`,
  };
}
