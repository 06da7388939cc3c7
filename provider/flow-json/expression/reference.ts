import { truncated } from "../../text";
import type { Span } from "../syntax/json-node";
import type { ExpressionProblem } from "./problem";

/** A binding: `${data.user.name}`, `${form.email}`, `${screen.WELCOME.form.email}`. */
export interface Reference extends Span {
  readonly scope: "data" | "form";
  /** The screen that a global reference names; `undefined` for a reference to its own screen. */
  readonly screen: Part | undefined;
  /** The names after the scope, at least one. */
  readonly segments: readonly [Part, ...Part[]];
}

/** One name of a reference. */
export interface Part extends Span {
  readonly name: string;
}

/**
 * Parses a binding, from `${` to `}`, at `start` of a longer text.
 *
 * @param within Whether that text is an expression, so that operators may follow the binding.
 */
export function readReference(
  binding: string,
  start: number,
  within: "text" | "expression" = "text",
): Reference | ExpressionProblem {
  const span = { start, end: start + binding.length };
  const inside = binding.slice(2, -1);
  if (/[=!<>&|+*/%]|\s-\s/.test(inside)) return operatorInside(inside, span, within);
  const parts = partsOf(inside, start + 2);
  const odd = parts.find(({ name }) => !/^[^\s'"`${}()]+$/.test(name));
  if (odd !== undefined) {
    return {
      message:
        odd.name === ""
          ? "a name is missing in the binding"
          : `\`${shortName(odd.name)}\` cannot be a name in a binding`,
      hint: "Write names of letters, digits and underscores, joined by dots, as in ${data.user.name}.",
      ...(odd.name === "" ? span : { start: odd.start, end: odd.end }),
    };
  }
  const global = parts[0]?.name === "screen";
  const [scope, first, ...rest] = global ? parts.slice(2) : parts;
  if (scope === undefined || (scope.name !== "data" && scope.name !== "form")) {
    const [, screen, ...path] = parts.map(({ name }) => name);
    if (global && path.length > 0) {
      return {
        message: `the binding lacks \`form\` or \`data\` between the screen ${screen ?? ""} and the name`,
        hint: `Write \${screen.${screen ?? ""}.form.${path.join(".")}} for an input, or \${screen.${screen ?? ""}.data.${path.join(".")}} for a field of the screen's data.`,
        ...span,
      };
    }
    return {
      message: "the binding begins with neither `data`, `form` nor `screen`",
      hint: "Write ${data.…}, ${form.…}, ${screen.SCREEN_ID.data.…} or ${screen.SCREEN_ID.form.…}.",
      ...span,
    };
  }
  if (first === undefined) {
    return {
      message: `the binding names nothing behind \`${scope.name}\``,
      hint: `Name a field, as in \${${binding.slice(2, -1)}.name}.`,
      ...span,
    };
  }
  return {
    ...span,
    scope: scope.name,
    screen: global ? parts[1] : undefined,
    segments: [first, ...rest],
  };
}

/** The binding should end after the name, with the comparison or calculation outside. */
function operatorInside(
  inside: string,
  span: Span,
  within: "text" | "expression",
): ExpressionProblem {
  const expression = inside.trim().replaceAll(/(?:data|form|screen)(?:\.[\w-]+)+/g, "${$&}");
  return {
    message: "a binding is a name alone, and this one has an operator in it",
    hint:
      within === "expression"
        ? `Close the binding after the name: ${expression}.`
        : `Write \`${expression}\`, in back-quotes (since Flow JSON 6.0).`,
    ...span,
  };
}

function partsOf(path: string, start: number): readonly Part[] {
  let offset = start;
  return path.split(".").map((name) => {
    const part = { name, start: offset, end: offset + name.length };
    offset = part.end + 1;
    return part;
  });
}

function shortName(name: string): string {
  return truncated(name, 40);
}
