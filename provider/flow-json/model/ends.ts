import { memberOf } from "../syntax/json-node";
import type { FlowModel, Screen } from "./flow-model";
import { once } from "./memo";

/** Whether it is certain that no screen is terminal. */
export function neverEnds({ root, screens }: FlowModel): boolean {
  const list = memberOf(root, "screens");
  if (list?.kind !== "array" || list.items.length !== screens.length) return false;
  return screens.every(({ node, isTerminal }) => {
    const terminal = memberOf(node, "terminal");
    return !isTerminal && (terminal === undefined || terminal.kind === "boolean");
  });
}

/** Screens that are terminal, or probably should be: their lack of `terminal` is reported. */
export const possibleEnds = once((flow: FlowModel): ReadonlySet<Screen> => {
  const last = neverEnds(flow) ? flow.screens.at(-1) : undefined;
  const completing = flow.actions.flatMap(({ name, screen }) =>
    last !== undefined && name === "complete" ? [screen] : [],
  );
  const toBe = completing.length > 0 || last === undefined ? completing : [last];
  const ends = flow.screens.filter(({ node, isTerminal }) => {
    const terminal = memberOf(node, "terminal");
    return isTerminal || (terminal !== undefined && terminal.kind !== "boolean");
  });
  return new Set([...ends, ...toBe.filter(({ node }) => memberOf(node, "terminal") === undefined)]);
});
