import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** At least one end of a flow is a success. */
export const noSuccessfulEnd: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check({ screens }) {
    const ends = screens.flatMap(({ node, isTerminal }) =>
      isTerminal ? [memberOf(node, "success")] : [],
    );
    const [first] = ends;
    const allFail = ends.every((success) => success?.kind === "boolean" && !success.value);
    if (first === undefined || !allFail) return;
    yield {
      at: first,
      message: "every terminal screen ends the flow without success",
      hint: "Remove `success` from the terminal screen on which the flow succeeds.",
    };
  },
};
