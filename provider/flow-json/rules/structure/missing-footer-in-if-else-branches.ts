import type { Report, Rule } from "../../rule";
import { memberOf, type ObjectNode } from "../../syntax/json-node";
import { branchesIn, hasFooter } from "./branches";

/** Either both branches of an If have a Footer, or neither. */
export const missingFooterInIfElseBranches: Rule = {
  code: "MISSING_FOOTER_IN_IF_ELSE_BRANCHES",
  severity: "error",
  *check(flow) {
    for (const node of branchesIn(flow, "If")) {
      const report = branchReport(node);
      if (report !== undefined) yield report;
    }
  },
};

function branchReport(node: ObjectNode): Report | undefined {
  const first = memberOf(node, "then");
  const then = first === undefined ? undefined : hasFooter(first);
  const otherwise = hasFooter(memberOf(node, "else"));
  if (then === undefined || otherwise === undefined || then === otherwise) return undefined;
  const lacking = then ? "else" : "then";
  return {
    at: node.members.get(lacking) ?? node,
    message: `\`${then ? "then" : "else"}\` has a Footer, and \`${lacking}\` has none`,
    hint: `Add a Footer to \`${lacking}\`, or move the Footer out of the If.`,
  };
}
