import { readDynamicText } from "../../expression/dynamic-text";
import type { Action, Component, FlowModel } from "../../model/flow-model";
import { isMediaPicker } from "../../model/inputs";
import { propertySpec } from "../../model/property-specs";
import type { Report, Rule } from "../../rule";
import { itemsOf, type JsonNode, memberOf, membersOf, type TextNode } from "../../syntax/json-node";

/** The limits for all files of one `complete` together. */
const mostFiles = 10;
const mostKb = 100 * 1024;

/**
 * Files are not passed to a screen, are not inside a list or object, and stay within the limits in
 * total.
 */
export const payloadMedia: Rule = {
  code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const action of flow.actions) {
      const files = [...filesIn(memberOf(action.node, "payload"), action, flow)];
      for (const file of files) {
        if (action.name === "navigate") yield passedReport(file);
        else if (action.name !== "update_data" && !file.isTopLevel) yield nestedReport(file);
      }
      if (action.name === "complete") yield* sizeReports(action, files);
    }
  },
};

interface File {
  readonly at: TextNode;
  readonly picker: Component;
  readonly name: string;
  readonly isTopLevel: boolean;
}

function passedReport({ at, name }: File): Report {
  return {
    at,
    message: `the files of \`${name}\` cannot be passed to another screen`,
    hint: `Use \${screen.SCREEN_ID.form.${name}} where they are sent in the end (Flow JSON 4.0).`,
  };
}

function nestedReport({ at, name }: File): Report {
  return {
    at,
    message: `the files of \`${name}\` are inside a list or an object`,
    hint: "Put the binding directly into the payload, under a name of its own.",
  };
}

function* sizeReports({ node }: Action, files: readonly File[]): Iterable<Report> {
  const sizes = files.map(({ picker }) => sizeOf(picker));
  if (files.length === 0 || sizes.some((size) => size === undefined)) return;
  const count = sizes.reduce((sum, size) => sum + (size?.count ?? 0), 0);
  const kb = sizes.reduce((sum, size) => sum + (size?.kb ?? 0), 0);
  if (count <= mostFiles && kb <= mostKb) return;
  yield {
    at: memberOf(node, "payload") ?? node,
    message:
      count > mostFiles
        ? `\`complete\` may send ${count} files, and ${mostFiles} are the most`
        : `\`complete\` may send ${Math.ceil(kb / 1024)} MB of files, and 100 MB are the most`,
    hint: "Set `max-uploaded-photos` or `max-uploaded-documents`, and `max-file-size-kb`, to less.",
  };
}

/** The maximum that a picker accepts; `undefined` if unknown. */
function sizeOf(picker: Component): { count: number; kb: number } | undefined {
  const files = picker.type === "PhotoPicker" ? "photos" : "documents";
  const count = numberIn(picker, `max-uploaded-${files}`);
  const kb = numberIn(picker, "max-file-size-kb");
  return count === undefined || kb === undefined ? undefined : { count, kb: count * kb };
}

function numberIn(picker: Component, key: string): number | undefined {
  const given = memberOf(picker.node, key);
  const value = given === undefined ? propertySpec(picker, key)?.default : numberOf(given);
  return typeof value === "number" ? value : undefined;
}

function numberOf(node: JsonNode): number | undefined {
  return node.kind === "number" ? node.value : undefined;
}

function* filesIn(payload: JsonNode | undefined, action: Action, flow: FlowModel): Iterable<File> {
  for (const { value } of membersOf(payload)) {
    for (const at of textsIn(value)) {
      const picker = pickerBehind(at, action, flow);
      if (picker !== undefined) yield { at, ...picker, isTopLevel: at === value };
    }
  }
}

function pickerBehind(at: TextNode, { screen }: Action, flow: FlowModel) {
  const content = readDynamicText(at.value, false);
  if (content.kind !== "binding" || content.reference.scope !== "form") return undefined;
  const { screen: named, segments } = content.reference;
  const target = named === undefined ? screen : flow.screenById.get(named.name);
  const input = target?.inputs.byName.get(segments[0].name);
  return input !== undefined && isMediaPicker(input.component)
    ? { picker: input.component, name: input.name }
    : undefined;
}

function textsIn(node: JsonNode): readonly TextNode[] {
  if (node.kind === "string") return [node];
  return [
    ...itemsOf(node).flatMap(textsIn),
    ...membersOf(node).flatMap(({ value }) => textsIn(value)),
  ];
}
