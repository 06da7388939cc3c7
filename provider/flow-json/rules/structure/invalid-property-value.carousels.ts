import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { mostCarouselsPerFlow } from "../../tables/counts";
import { childrenOf, largestVisibleSet } from "./largest-visible-set";

/** A flow has at most three ImageCarousels. */
export const tooManyCarousels: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check({ screens, version }) {
    if (!isAtLeast(version, "7.1")) return; // `invalidComponentType` reports earlier ones.
    const found = screens.flatMap(({ node }) =>
      largestVisibleSet(childrenOf(node), (type) => type === "ImageCarousel"),
    );
    const firstTooMany = found[mostCarouselsPerFlow];
    if (firstTooMany === undefined) return;
    yield {
      at: memberOf(firstTooMany, "type") ?? firstTooMany,
      message: `the flow has ${found.length} ImageCarousels, and ${mostCarouselsPerFlow} are the most`,
      hint: `Remove ${found.length - mostCarouselsPerFlow} of them.`,
    };
  },
};
