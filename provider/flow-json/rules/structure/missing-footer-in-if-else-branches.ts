import type { Report, Rule } from "../../rule";
import { memberOf, type ObjectNode } from "../../syntax/json-node";
import { componentsWithBranches, hasFooter } from "./branches";

/** Either both branches of an If have a Footer, or neither. */
export const missingFooterInIfElseBranches: Rule = {
  code: "MISSING_FOOTER_IN_IF_ELSE_BRANCHES",
  severity: "error",
  *check(flow) {
    for (const node of componentsWithBranches(flow, "If")) {
      const report = branchReport(node);
      if (report !== undefined) yield report;
    }
  },
};

function branchReport(node: ObjectNode): Report | undefined {
  const thenBranch = memberOf(node, "then");
  if (thenBranch === undefined) return undefined; // `missingRequiredProperty` reports it.
  const inThen = hasFooter(thenBranch);
  const inElse = hasFooter(memberOf(node, "else"));
  if (inThen === undefined || inElse === undefined || inThen === inElse) return undefined;
  const having = inThen ? "then" : "else";
  const lacking = inThen ? "else" : "then";
  return {
    at: node.members.get(lacking) ?? node,
    message: `\`${having}\` has a Footer, and \`${lacking}\` has none`,
    hint: `Add a Footer to \`${lacking}\`, or move the Footer out of the If.`,
  };
}
