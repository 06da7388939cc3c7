import type { ExpressionProblem } from "../expression/problem";
import type { Part, Reference } from "../expression/reference";
import { nearest } from "../nearest";
import type { Span } from "../syntax/span";
import type { FlowModel, Screen } from "./flow-model";
import { describeType, unknownType, type ValueType } from "./value-type";
import { isAtLeast } from "./version";

/** What a reference stands for: a type, or why it stands for nothing. */
export type Resolution =
  | { readonly type: ValueType }
  | {
      readonly problem: ExpressionProblem;
      /** The reference names a screen that does not exist; Meta has a code of its own for that. */
      readonly isUnknownScreen?: true;
    };

const unknown = { type: unknownType };

/** Follows a reference that stands on `screen`. What depends on an unknown part is unknown. */
export function resolve(reference: Reference, screen: Screen, flow: FlowModel): Resolution {
  const target = targetScreen(reference, screen, flow);
  if (!("screen" in target)) return target;
  return reference.scope === "data"
    ? resolveField(reference, target.screen)
    : resolveInput(reference, target.screen);
}

/** The type that a reference stands for, unknown for one that stands for nothing. */
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
    return missing(
      reference,
      "references to other screens exist from Flow JSON 4.0 on",
      `Raise \`version\`, or pass the value in the payload of \`navigate\` and write \${data.${reference.segments[0].name}}.`,
    );
  }
  if (named.name === screen.id) {
    return missing(
      named,
      "a reference to another screen names the screen it is on",
      `Write ${local}.`,
    );
  }
  const target = flow.screenById.get(named.name);
  if (target === undefined) {
    if (!flow.screensComplete) return unknown;
    const hint =
      suggestion(named.name, flow.screenById.keys()) ?? "Write the id of a screen of this flow.";
    return { ...missing(named, `there is no screen ${named.name}`, hint), isUnknownScreen: true };
  }
  return flow.repeatedIds.has(named.name) ? unknown : { screen: target };
}

function resolveField({ segments, screen: named }: Reference, screen: Screen): Resolution {
  const [first, ...rest] = segments;
  const field = screen.data.fields.get(first.name);
  if (field !== undefined) return into(field.type, first, rest);
  if (!screen.data.complete) return unknown;
  const where = named === undefined ? "of this screen" : `of the screen ${named.name}`;
  return missing(
    first,
    `the data ${where} declares no \`${first.name}\``,
    suggestion(first.name, screen.data.fields.keys()) ??
      `Declare \`${first.name}\` in its \`data\`, with \`type\` and \`__example__\`.`,
  );
}

function resolveInput({ segments, screen: named }: Reference, screen: Screen): Resolution {
  const [first, ...rest] = segments;
  const input = screen.inputs.byName.get(first.name);
  if (input !== undefined) return into(input.type, first, rest);
  if (screen.inputs.forms.has(first.name)) {
    return missing(
      first,
      `\`${first.name}\` is the name of a Form, which has no value`,
      "Name one of the inputs in it.",
    );
  }
  if (!screen.inputs.complete) return unknown;
  const where = named === undefined ? "on this screen" : `on the screen ${named.name}`;
  return missing(
    first,
    `there is no input \`${first.name}\` ${where}`,
    suggestion(first.name, screen.inputs.byName.keys()) ??
      (named === undefined && screen.data.fields.has(first.name)
        ? `Write \${data.${first.name}} for the field of that name.`
        : "Name an input that stands there."),
  );
}

function into(type: ValueType, from: Part, path: readonly Part[]): Resolution {
  let inside = type;
  let owner = from;
  for (const part of path) {
    if (inside.kind === "unknown") return unknown;
    if (inside.kind !== "object") {
      return missing(
        part,
        `\`${owner.name}\` is ${describeType(inside)}, so nothing can be taken out of it`,
        inside.kind === "array"
          ? "Bind the whole list, or declare the value as a field of its own."
          : "End the binding before it.",
      );
    }
    if (inside.properties === undefined) {
      return missing(
        part,
        `\`${owner.name}\` declares no properties`,
        `Declare \`${part.name}\` in its \`properties\`.`,
      );
    }
    const next = inside.properties.get(part.name);
    if (next === undefined) {
      return missing(
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

function missing({ start, end }: Span, message: string, hint: string) {
  return { problem: { message, hint, start, end } };
}

function suggestion(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(name, candidates);
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
}
