import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** At least one terminal screen ends the flow with success, which is the default. */
export const noSuccessfulEnd: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check({ screens }) {
    const terminals = screens.filter(({ isTerminal }) => isTerminal);
    const successes = terminals.map(({ node }) => memberOf(node, "success"));
    const allFail = successes.every((success) => success?.kind === "boolean" && !success.value);
    const [first] = successes;
    if (first === undefined || !allFail) return;
    yield {
      at: first,
      message: "every terminal screen ends the flow without success",
      hint: "Remove `success` from the terminal screen on which the flow succeeds.",
    };
  },
};
