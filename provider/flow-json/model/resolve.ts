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

/** From this version on, a reference can name another screen. */
const firstVersionWithGlobals = "4.0";

/**
 * Resolves a reference on `screen`. A type that depends on an unknown part of the document is
 * unknown.
 */
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

/** The type of a reference; unknown if the reference does not resolve. */
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
  if (!isAtLeast(flow.version, firstVersionWithGlobals)) {
    return problemAt(
      reference,
      "references to other screens exist from Flow JSON 4.0 on",
      `Raise \`version\`, or pass the value in the payload of \`navigate\` and write \${data.${reference.segments[0].name}}.`,
    );
  }
  // Meta refuses a global reference to the screen that contains it.
  if (named.name === screen.id) {
    return problemAt(
      named,
      "a reference to another screen names the screen it is on",
      `Write ${local}.`,
    );
  }
  const target = flow.screenById.get(named.name);
  if (target === undefined) {
    if (!flow.hasAllScreens) return unknown;
    const ids = [...flow.screenById.keys()];
    const hint =
      similarName(named.name, ids) ??
      listOfNames("Write the id of a screen of this flow", ids) ??
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
  if (!screen.data.isComplete) return unknown;
  const ofScreen = named === undefined ? "of this screen" : `of the screen ${named.name}`;
  return missingName(
    reference,
    screen,
    `the data ${ofScreen} declares no \`${first.name}\``,
    sameNameElsewhere(reference, screen, flow) ??
      similarName(first.name, screen.data.fields.keys()) ??
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
      listOfNames("Name one of the inputs in it", screen.inputs.byName.keys()) ??
        "Add an input to it, and bind that.",
    );
  }
  if (!screen.inputs.isComplete) return unknown;
  const onScreen = named === undefined ? "on this screen" : `on the screen ${named.name}`;
  return missingName(
    reference,
    screen,
    `there is no input \`${first.name}\` ${onScreen}`,
    sameNameElsewhere(reference, screen, flow) ??
      similarName(first.name, screen.inputs.byName.keys()) ??
      listOfNames("Write the `name` of an input of that screen", screen.inputs.byName.keys()) ??
      `The screen has no inputs: add one with "name": "${first.name}".`,
  );
}

/**
 * A hint if the name exists in the other scope of the target screen, or on another screen in either
 * scope.
 */
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
  if (!isAtLeast(flow.version, firstVersionWithGlobals)) return undefined;
  const { inputs, fields } = screensByName(flow);
  const withInput = inputs.get(name);
  const withField = fields.get(name);
  const inputHint =
    withInput === undefined
      ? undefined
      : `Write \${screen.${withInput}.form.${path}}: ${withInput} has the input of that name.`;
  const fieldHint =
    withField === undefined
      ? undefined
      : `Write \${screen.${withField}.data.${path}}: ${withField} has the field of that name.`;
  // The scope that was written is more likely meant.
  return scope === "form" ? (inputHint ?? fieldHint) : (fieldHint ?? inputHint);
}

/** For each name of an input, and of a field, the id of the first screen that has it. */
const screensByName = once((flow: FlowModel) => {
  const inputs = new Map<string, string>();
  const fields = new Map<string, string>();
  for (const [id, screen] of flow.screenById) {
    for (const name of screen.inputs.byName.keys()) {
      if (!inputs.has(name)) inputs.set(name, id);
    }
    for (const name of screen.data.fields.keys()) {
      if (!fields.has(name)) fields.set(name, id);
    }
  }
  return { inputs, fields };
});

/**
 * Follows the names after a field or an input.
 *
 * @param type The type of the field or input.
 * @param root Its name in the reference.
 */
function resolvePath(type: ValueType, root: Part, path: readonly Part[]): Resolution {
  let ownerType = type;
  let owner = root;
  for (const part of path) {
    if (ownerType.kind === "unknown") return unknown;
    if (ownerType.kind !== "object") {
      return problemAt(
        part,
        `\`${owner.name}\` is ${describeType(ownerType)}, so nothing can be taken out of it`,
        ownerType.kind === "array"
          ? "Bind the whole list, or declare the value as a field of its own."
          : "End the binding before it.",
      );
    }
    if (ownerType.properties === undefined) {
      return problemAt(
        part,
        `\`${owner.name}\` declares no properties`,
        `Declare \`${part.name}\` in its \`properties\`.`,
      );
    }
    const partType = ownerType.properties.get(part.name);
    if (partType === undefined) {
      return problemAt(
        part,
        `\`${owner.name}\` has no property \`${part.name}\``,
        similarName(part.name, ownerType.properties.keys()) ??
          `Declare \`${part.name}\` in its \`properties\`.`,
      );
    }
    ownerType = partType;
    owner = part;
  }
  return { type: ownerType };
}

// oxlint-disable-next-line max-params -- a message, its hint, and what they are about
function missingName(
  { scope, segments: [first] }: Reference,
  screen: Screen,
  message: string,
  hint: string,
): Resolution {
  const cause = JSON.stringify([screen.node.path, scope, first.name]);
  return { ...problemAt(first, message, hint), cause };
}

function problemAt({ start, end }: Span, message: string, hint: string) {
  return { problem: { message, hint, start, end } };
}

/** A hint with the most similar name; `undefined` if none is similar. */
function similarName(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(name, candidates);
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
}

/**
 * A hint with all names, for example "Name one of the inputs in it: name, email."; `undefined` if
 * there are none.
 */
function listOfNames(request: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates];
  return names.length === 0 ? undefined : `${request}: ${shortList(names)}.`;
}
