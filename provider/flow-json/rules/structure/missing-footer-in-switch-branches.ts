import type { Rule } from "../../rule";
import { componentsWithBranches, casesOf, hasFooter } from "./branches";
import { oneOf } from "./wording";

/** Either all cases of a Switch have a Footer, or none. */
export const missingFooterInSwitchBranches: Rule = {
  code: "MISSING_FOOTER_IN_SWITCH_BRANCHES",
  severity: "error",
  *check(flow) {
    for (const node of componentsWithBranches(flow, "Switch")) {
      const cases = casesOf(node);
      if (!cases.some(({ value }) => hasFooter(value) === true)) continue;
      const lacking = cases.filter(({ value }) => hasFooter(value) === false);
      const [first] = lacking;
      if (first === undefined) continue;
      const names = lacking.slice(0, 5).map(({ key }) => key); // Enough for one line.
      yield {
        at: first,
        message: `other cases have a Footer, and ${oneOf(names)} has none`,
        hint: "Add a Footer to every case, or move the Footer out of the Switch.",
      };
    }
  },
};
