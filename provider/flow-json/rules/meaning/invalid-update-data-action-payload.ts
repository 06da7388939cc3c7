import { readDynamicText } from "../../expression/dynamic-text";
import type { Action, Component, FlowModel } from "../../model/flow-model";
import type { Report, Rule } from "../../rule";
import { type JsonNode, memberOf, membersOf, textOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { didYouMean } from "./naming";
import { misfits } from "./payload-misfits";

/**
 * `update_data` changes fields that the screen declares, to values of their types. Either a component or
 * its options have one.
 */
export const invalidUpdateDataActionPayload: Rule = {
  code: "INVALID_UPDATE_DATA_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const action of flow.actions) {
      if (action.name === "update_data") yield* payloadReports(action, flow);
    }
    yield* doubleUpdateReports(flow);
  },
};

function* payloadReports({ node, screen }: Action, flow: FlowModel): Iterable<Report> {
  const { fields, isComplete } = screen.data;
  for (const member of membersOf(memberOf(node, "payload"))) {
    const { key, value } = member;
    const field = fields.get(key);
    if (field === undefined) {
      if (!isComplete) continue;
      yield {
        at: member,
        message: `the data of this screen declares no ${quoted(key)}`,
        hint: didYouMean(key, fields.keys(), `Declare ${quoted(key)} in its \`data\``),
      };
    } else if (isBindingTo(key, value)) {
      yield {
        at: value,
        message: `${quoted(key)} is set to itself`,
        hint: "Set it to another value, or leave it out.",
      };
    } else {
      for (const { at, found, wanted } of misfits(value, field.type, { screen, flow })) {
        yield {
          at,
          message: `${quoted(key)} is declared as ${wanted}, and this is ${found}`,
          hint: `Set it to ${wanted}, or change its type in the \`data\` of the screen.`,
        };
      }
    }
  }
}

/** Whether a value is `${data.key}`. */
function isBindingTo(key: string, value: JsonNode): boolean {
  // Expressions are not read: one that contains the field, such as `${data.count} + 1`, changes it.
  const content = readDynamicText(textOf(value) ?? "", false);
  if (content.kind !== "binding") return false;
  const { scope, screen, segments } = content.reference;
  return (
    scope === "data" && screen === undefined && segments.length === 1 && segments[0].name === key
  );
}

/** A component and its options must not both change data. */
function* doubleUpdateReports({ actions }: FlowModel): Iterable<Report> {
  const updates = actions.filter(({ name }) => name === "update_data");
  const ofComponents = updates.filter(({ item }) => item === undefined);
  const withOwnUpdate = new Set(ofComponents.map(({ component }) => component));
  const reported = new Set<Component>();
  for (const { item, component, node } of updates) {
    if (item === undefined || !withOwnUpdate.has(component) || reported.has(component)) continue;
    reported.add(component);
    yield {
      at: node,
      message: "both the component and its options change data",
      hint: "Leave `update_data` to the options, or to the component.",
    };
  }
}
