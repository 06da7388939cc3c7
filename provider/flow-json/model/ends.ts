import { memberOf } from "../syntax/json-node";
import type { FlowModel, Screen } from "./flow-model";
import { once } from "./memo";

/** Whether it is certain that no screen is terminal. `missing-terminal-screen` reports that. */
export function neverEnds({ root, screens }: FlowModel): boolean {
  const list = memberOf(root, "screens");
  // The model lacks items that are not objects. An unknown one may be terminal.
  if (list?.kind !== "array" || list.items.length !== screens.length) return false;
  return !screens.some(mayBeTerminal);
}

/**
 * The screens that are or may be terminal. If no screen is, also those that probably should be, so
 * that their lack of `terminal` is one finding: the screens with a `complete`, or the last screen.
 */
export const possibleEnds = once((flow: FlowModel): ReadonlySet<Screen> => {
  if (!neverEnds(flow)) return new Set(flow.screens.filter(mayBeTerminal));
  const completing = flow.actions
    .filter(({ name }) => name === "complete")
    .map(({ screen }) => screen);
  const candidates = completing.length > 0 ? completing : flow.screens.slice(-1);
  // An explicit `"terminal": false` is not an oversight.
  return new Set(candidates.filter(({ node }) => memberOf(node, "terminal") === undefined));
});

/** A `terminal` that is not a boolean is unknown, or a mistake for true. */
function mayBeTerminal({ node, isTerminal }: Screen): boolean {
  const terminal = memberOf(node, "terminal");
  return isTerminal || (terminal !== undefined && terminal.kind !== "boolean");
}
