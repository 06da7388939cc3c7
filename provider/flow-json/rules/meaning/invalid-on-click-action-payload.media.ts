import { readDynamicText } from "../../expression/dynamic-text";
import type { Action, Component, FlowModel } from "../../model/flow-model";
import { isMediaPicker } from "../../model/inputs";
import { propertySpec } from "../../model/property-specs";
import type { Report, Rule } from "../../rule";
import { itemsOf, type JsonNode, memberOf, membersOf, type TextNode } from "../../syntax/json-node";

/** Meta's limits for all files of one `complete` together. */
const mostFiles = 10;
const mostMegabytes = 100;

/**
 * Files are not passed to a screen, are not inside a list or object, and stay within the limits in
 * total.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/media_upload
 */
export const payloadMedia: Rule = {
  code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const action of flow.actions) {
      const payload = memberOf(action.node, "payload");
      const bindings = [...fileBindingsIn(payload, action, flow)];
      for (const binding of bindings) {
        if (action.name === "navigate") yield passedReport(binding);
        // Meta restricts only the actions that send files: `data_exchange` and `complete`.
        else if (action.name !== "update_data" && !binding.isTopLevel) yield nestedReport(binding);
      }
      if (action.name === "complete") yield* sizeReports(action, bindings);
    }
  },
};

/** A binding to the files of a picker. */
interface FileBinding {
  readonly at: TextNode;
  readonly picker: Component;
  /** The name of the picker. */
  readonly name: string;
  /** Whether the binding is a member of the payload itself. */
  readonly isTopLevel: boolean;
}

function passedReport({ at, name }: FileBinding): Report {
  return {
    at,
    message: `the files of \`${name}\` cannot be passed to another screen`,
    hint: `Use \${screen.SCREEN_ID.form.${name}} in the action that sends the files (from Flow JSON 4.0).`,
  };
}

function nestedReport({ at, name }: FileBinding): Report {
  return {
    at,
    message: `the files of \`${name}\` are inside a list or an object`,
    hint: "Put the binding directly into the payload, under a name of its own.",
  };
}

function* sizeReports({ node }: Action, bindings: readonly FileBinding[]): Iterable<Report> {
  let count = 0;
  let kilobytes = 0;
  for (const { picker } of bindings) {
    const most = maximumOf(picker);
    if (most === undefined) return; // The total is unknown.
    count += most.count;
    kilobytes += most.kilobytes;
  }
  const megabytes = Math.ceil(kilobytes / 1024);
  if (count <= mostFiles && megabytes <= mostMegabytes) return;
  yield {
    at: memberOf(node, "payload") ?? node,
    message:
      count > mostFiles
        ? `\`complete\` may send ${count} files, and ${mostFiles} are the most`
        : `\`complete\` may send ${megabytes} MB of files, and ${mostMegabytes} MB are the most`,
    hint: "Set `max-uploaded-photos` or `max-uploaded-documents`, and `max-file-size-kb`, to less.",
  };
}

/** The most that a picker accepts; `undefined` if a limit is not a literal number. */
function maximumOf(picker: Component): { count: number; kilobytes: number } | undefined {
  const files = picker.type === "PhotoPicker" ? "photos" : "documents";
  const count = limitIn(picker, `max-uploaded-${files}`);
  const each = limitIn(picker, "max-file-size-kb");
  return count === undefined || each === undefined ? undefined : { count, kilobytes: count * each };
}

/** The number in a property, or the property's default. */
function limitIn(picker: Component, key: string): number | undefined {
  const node = memberOf(picker.node, key);
  if (node !== undefined) return node.kind === "number" ? node.value : undefined;
  const value = propertySpec(picker, key)?.default;
  return typeof value === "number" ? value : undefined;
}

function* fileBindingsIn(
  payload: JsonNode | undefined,
  { screen }: Action,
  flow: FlowModel,
): Iterable<FileBinding> {
  for (const { value } of membersOf(payload)) {
    for (const at of textsIn(value)) {
      // An expression results in a string, a number or a boolean, so it cannot be files.
      const content = readDynamicText(at.value, false);
      if (content.kind !== "binding" || content.reference.scope !== "form") continue;
      const { screen: named, segments } = content.reference;
      const target = named === undefined ? screen : flow.screenById.get(named.name);
      const input = target?.inputs.byName.get(segments[0].name);
      if (input === undefined || !isMediaPicker(input.component)) continue;
      yield { at, picker: input.component, name: input.name, isTopLevel: at === value };
    }
  }
}

/** All strings in a value, at any depth. */
function textsIn(node: JsonNode): readonly TextNode[] {
  if (node.kind === "string") return [node];
  return [
    ...itemsOf(node).flatMap(textsIn),
    ...membersOf(node).flatMap(({ value }) => textsIn(value)),
  ];
}
