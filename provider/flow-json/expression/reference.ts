import { truncated } from "../../text";
import type { Span } from "../syntax/span";
import type { ExpressionProblem } from "./problem";

/** A binding: `${data.user.name}`, `${form.email}`, `${screen.WELCOME.form.email}`. */
export interface Reference extends Span {
  readonly scope: "data" | "form";
  /** Of a global reference the screen it names, `undefined` for the screen it stands on. */
  readonly screen: Part | undefined;
  /** The names behind the scope, at least one. */
  readonly segments: readonly [Part, ...Part[]];
}

/** One name of a reference. */
export interface Part extends Span {
  readonly name: string;
}

/** Reads what stands from `${` to `}`, both included, at `start` of a longer text. */
export function readReference(binding: string, start: number): Reference | ExpressionProblem {
  const span = { start, end: start + binding.length };
  const parts = partsOf(binding.slice(2, -1), start + 2);
  const odd = parts.find(({ name }) => !/^[^\s'"`${}()]+$/.test(name));
  if (odd !== undefined) {
    return {
      message:
        odd.name === ""
          ? "a name is missing in the binding"
          : `\`${shown(odd.name)}\` cannot be a name in a binding`,
      hint: "Write names of letters, digits and underscores, joined by dots, as in ${data.user.name}.",
      ...(odd.name === "" ? span : { start: odd.start, end: odd.end }),
    };
  }
  const global = parts[0]?.name === "screen";
  const [scope, first, ...rest] = global ? parts.slice(2) : parts;
  if (scope === undefined || (scope.name !== "data" && scope.name !== "form")) {
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

function partsOf(path: string, start: number): readonly Part[] {
  let at = start;
  return path.split(".").map((name) => {
    const part = { name, start: at, end: at + name.length };
    at = part.end + 1;
    return part;
  });
}

function shown(name: string): string {
  return truncated(name, 40);
}
