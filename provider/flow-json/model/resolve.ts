import { nearest } from "../../nearest";
import { shortList } from "../../text";
import type { ExpressionProblem } from "../expression/problem";
import type { Part, Reference } from "../expression/reference";
import type { Span } from "../syntax/json-node";
import type { FlowModel, Screen } from "./flow-model";
import { once } from "./memo";
import { describeType, type ValueType, unknownType } from "./value-type";
import { isAtLeast } from "./version";

/** The result of resolving a reference: a type, or the reason why there is none. */
export type Resolution =
  | { readonly type: ValueType }
  | {
      readonly problem: ExpressionProblem;
      /**
       * Whether the reference names a screen that does not exist; Meta has its own code for that.
       */
      readonly isUnknownScreen?: true;
      /** A key that is equal for all references that lack the same screen, field or input. */
      readonly cause?: string;
    };

const unknown = { type: unknownType };

/** Resolves a reference on `screen`. Everything that depends on an unknown part is unknown. */
export function resolve(reference: Reference, screen: Screen, flow: FlowModel): Resolution {
  const target = targetScreen(reference, screen, flow);
  if (!("screen" in target)) return target;
  return reference.scope === "data"
    ? resolveField(reference, target.screen, flow)
    : resolveInput(reference, target.screen, flow);
}

/** A key that is equal for all places that name the same unknown screen. */
export function unknownScreenCause(name: string): string {
  return JSON.stringify(["screen", name]);
}

/** The type of a reference; unknown if it does not resolve. */
export function typeBehind(reference: Reference, screen: Screen, flow: FlowModel): ValueType {
  const resolution = resolve(reference, screen, flow);
  return "type" in resolution ? resolution.type : unknownType;
}

function targetScreen(
  reference: Reference,
  screen: Screen,
  flow: FlowModel,
): { readonly screen: Screen } | Resolution {
  const named = reference.screen;
  if (named === undefined) return { screen };
  const local = `\${${reference.scope}.${reference.segments.map(({ name }) => name).join(".")}}`;
  if (!isAtLeast(flow.version, "4.0")) {
    return problemAt(
      reference,
      "references to other screens exist from Flow JSON 4.0 on",
      `Raise \`version\`, or pass the value in the payload of \`navigate\` and write \${data.${reference.segments[0].name}}.`,
    );
  }
  if (named.name === screen.id) {
    return problemAt(
      named,
      "a reference to another screen names the screen it is on",
      `Write ${local}.`,
    );
  }
  const target = flow.screenById.get(named.name);
  if (target === undefined) {
    if (!flow.screensComplete) return unknown;
    const hint =
      suggestion(named.name, flow.screenById.keys(), "Write the id of a screen of this flow") ??
      "Add a screen of that id.";
    return {
      ...problemAt(named, `there is no screen ${named.name}`, hint),
      isUnknownScreen: true,
      cause: unknownScreenCause(named.name),
    };
  }
  return flow.repeatedIds.has(named.name) ? unknown : { screen: target };
}

function resolveField(reference: Reference, screen: Screen, flow: FlowModel): Resolution {
  const { segments, screen: named } = reference;
  const [first, ...rest] = segments;
  const field = screen.data.fields.get(first.name);
  if (field !== undefined) return resolvePath(field.type, first, rest);
  if (!screen.data.complete) return unknown;
  const where = named === undefined ? "of this screen" : `of the screen ${named.name}`;
  return missingName(
    reference,
    screen,
    `the data ${where} declares no \`${first.name}\``,
    sameNameElsewhere(reference, screen, flow) ??
      suggestion(first.name, screen.data.fields.keys()) ??
      `Declare \`${first.name}\` in its \`data\`, with \`type\` and \`__example__\`.`,
  );
}

function resolveInput(reference: Reference, screen: Screen, flow: FlowModel): Resolution {
  const { segments, screen: named } = reference;
  const [first, ...rest] = segments;
  const input = screen.inputs.byName.get(first.name);
  if (input !== undefined) return resolvePath(input.type, first, rest);
  if (screen.inputs.forms.has(first.name)) {
    return problemAt(
      first,
      `\`${first.name}\` is the name of a Form, which has no value`,
      suggestion("", screen.inputs.byName.keys(), "Name one of the inputs in it") ??
        "Add an input to it, and bind that.",
    );
  }
  if (!screen.inputs.complete) return unknown;
  const where = named === undefined ? "on this screen" : `on the screen ${named.name}`;
  return missingName(
    reference,
    screen,
    `there is no input \`${first.name}\` ${where}`,
    sameNameElsewhere(reference, screen, flow) ??
      suggestion(
        first.name,
        screen.inputs.byName.keys(),
        "Write the `name` of an input of that screen",
      ) ??
      `The screen has no inputs: add one with "name": "${first.name}".`,
  );
}

/** A hint if the name exists in the other scope, or on another screen. */
function sameNameElsewhere(
  { scope, segments, screen: named }: Reference,
  target: Screen,
  flow: FlowModel,
): string | undefined {
  const { name } = segments[0];
  const path = segments.map((segment) => segment.name).join(".");
  const prefix = named === undefined ? "" : `screen.${named.name}.`;
  if (scope === "form" && target.data.fields.has(name)) {
    return `Write \${${prefix}data.${path}} for the field of that name.`;
  }
  if (scope === "data" && target.inputs.byName.has(name)) {
    return `Write \${${prefix}form.${path}} for the input of that name.`;
  }
  if (!isAtLeast(flow.version, "4.0")) return undefined;
  const { inputs, fields } = screensByName(flow);
  const first = scope === "form" ? "form" : "data";
  const [here, other] = scope === "form" ? [inputs, fields] : [fields, inputs];
  const found = here.get(name) ?? other.get(name);
  if (found === undefined) return undefined;
  const foundScope = here.has(name) ? first : first === "form" ? "data" : "form";
  return `Write \${screen.${found}.${foundScope}.${path}}: ${found} has the ${foundScope === "form" ? "input" : "field"} of that name.`;
}

/** The first screen that has an input, or a field, of that name. */
const screensByName = once((flow: FlowModel) => {
  const inputs = new Map<string, string>();
  const fields = new Map<string, string>();
  for (const [id, screen] of flow.screenById) {
    for (const name of screen.inputs.byName.keys()) if (!inputs.has(name)) inputs.set(name, id);
    for (const name of screen.data.fields.keys()) if (!fields.has(name)) fields.set(name, id);
  }
  return { inputs, fields };
});

function resolvePath(type: ValueType, from: Part, path: readonly Part[]): Resolution {
  let inside = type;
  let owner = from;
  for (const part of path) {
    if (inside.kind === "unknown") return unknown;
    if (inside.kind !== "object") {
      return problemAt(
        part,
        `\`${owner.name}\` is ${describeType(inside)}, so nothing can be taken out of it`,
        inside.kind === "array"
          ? "Bind the whole list, or declare the value as a field of its own."
          : "End the binding before it.",
      );
    }
    if (inside.properties === undefined) {
      return problemAt(
        part,
        `\`${owner.name}\` declares no properties`,
        `Declare \`${part.name}\` in its \`properties\`.`,
      );
    }
    const next = inside.properties.get(part.name);
    if (next === undefined) {
      return problemAt(
        part,
        `\`${owner.name}\` has no property \`${part.name}\``,
        suggestion(part.name, inside.properties.keys()) ??
          `Declare \`${part.name}\` in its \`properties\`.`,
      );
    }
    inside = next;
    owner = part;
  }
  return { type: inside };
}

// oxlint-disable-next-line max-params -- a message, its hint, and what they are about
function missingName(
  { scope, segments: [first] }: Reference,
  screen: Screen,
  message: string,
  hint: string,
): Resolution {
  const what = JSON.stringify([screen.node.path, scope, first.name]);
  return { ...problemAt(first, message, hint), cause: what };
}

function problemAt({ start, end }: Span, message: string, hint: string) {
  return { problem: { message, hint, start, end } };
}

/** The similar name, or all of them, for example "Name one of the inputs in it: name, email." */
function suggestion(
  name: string,
  candidates: Iterable<string>,
  otherwise?: string,
): string | undefined {
  const names = [...candidates];
  const near = nearest(name, names);
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (otherwise === undefined || names.length === 0) return undefined;
  return `${otherwise}: ${shortList(names)}.`;
}
