import type { Rule } from "../../rule";
import { componentsPerScreen } from "../../tables/counts";
import { childrenOf, largestVisibleSet } from "./largest-visible-set";

/** The components inside a container count, the container itself does not. */
const isCounted = (type: string | undefined) =>
  type !== "Form" && type !== "If" && type !== "Switch";

/** A screen has a limited number of components. */
export const maxAllowedComponentsPerScreen: Rule = {
  code: "MAX_ALLOWED_COMPONENTS_PER_SCREEN",
  severity: "error",
  *check({ screens }) {
    const { documented, most } = componentsPerScreen;
    for (const { node } of screens) {
      const { length } = largestVisibleSet(childrenOf(node), isCounted);
      if (length <= documented) continue;
      const isRefused = length > most;
      const limit = isRefused
        ? `${most} are the most`
        : `${documented} are the most that Meta documents`;
      yield {
        at: node.members.get("layout") ?? node,
        severity: isRefused ? "error" : "warning",
        message: `the screen has ${length} components, and ${limit}`,
        hint: "Move some of them to another screen.",
      };
    }
  },
};
