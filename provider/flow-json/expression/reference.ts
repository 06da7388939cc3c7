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

/** One name of a reference, with its place. */
export interface Part extends Span {
  readonly name: string;
}

/**
 * Parses a binding.
 *
 * @param binding The binding from `${` to `}`.
 * @param start Its offset in the text that contains it, to which places refer.
 * @param within Whether that text is an expression. Only the hint about operators depends on it.
 */
export function readReference(
  binding: string,
  start: number,
  within: "text" | "expression" = "text",
): Reference | ExpressionProblem {
  const span = { start, end: start + binding.length };
  const inside = binding.slice(2, -1);
  // A hyphen may be part of a name; a minus between spaces is an operator.
  if (/[=!<>&|+*/%]|\s-\s/.test(inside)) return operatorInside(inside, span, within);
  const parts = partsOf(inside, start + 2);
  const invalid = parts.find(({ name }) => !/^[^\s'"`${}()]+$/.test(name));
  if (invalid !== undefined) return invalidName(invalid, span);
  const isGlobal = parts[0]?.name === "screen";
  const [scope, first, ...rest] = isGlobal ? parts.slice(2) : parts;
  if (scope === undefined || (scope.name !== "data" && scope.name !== "form")) {
    return isGlobal ? missingScope(parts, span) : unknownScope(span);
  }
  if (first === undefined) {
    return {
      message: `the binding names nothing after \`${scope.name}\``,
      hint: `Name a field, as in \${${inside}.name}.`,
      ...span,
    };
  }
  return {
    ...span,
    scope: scope.name,
    screen: isGlobal ? parts[1] : undefined,
    segments: [first, ...rest],
  };
}

function invalidName({ name, start, end }: Part, binding: Span): ExpressionProblem {
  const hint =
    "Write names of letters, digits and underscores, joined by dots, as in ${data.user.name}.";
  if (name === "") return { message: "a name is missing in the binding", hint, ...binding };
  const message = `\`${truncated(name, 40)}\` cannot be a name in a binding`;
  return { message, hint, start, end };
}

/** A global reference has no `data` or `form` after its screen. */
function missingScope(parts: readonly Part[], span: Span): ExpressionProblem {
  const [, screen = "", ...names] = parts.map(({ name }) => name);
  if (names.length === 0) return unknownScope(span);
  const path = names.join(".");
  return {
    message: `the binding lacks \`form\` or \`data\` between the screen ${screen} and the name`,
    hint: `Write \${screen.${screen}.form.${path}} for an input, or \${screen.${screen}.data.${path}} for a field of the screen's data.`,
    ...span,
  };
}

function unknownScope(span: Span): ExpressionProblem {
  return {
    message: "the binding begins with neither `data`, `form` nor `screen`",
    hint: "Write ${data.…}, ${form.…}, ${screen.SCREEN_ID.data.…} or ${screen.SCREEN_ID.form.…}.",
    ...span,
  };
}

/** A comparison or calculation is inside the braces, and belongs after them. */
function operatorInside(
  inside: string,
  span: Span,
  within: "text" | "expression",
): ExpressionProblem {
  // Each name in braces of its own.
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
