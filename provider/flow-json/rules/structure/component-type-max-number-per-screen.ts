import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { memberOf, type ObjectNode } from "../../syntax/json-node";
import { type CountSpec, countsPerScreen } from "../../tables/counts";
import { childrenOf, largestVisibleSet } from "./largest-visible-set";

/** A screen has at most as many components of a type as WhatsApp draws. */
export const componentTypeMaxNumberPerScreen: Rule = {
  code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
  severity: "error",
  *check({ screens, version }) {
    const counts = countsPerScreen.filter(({ since = "0.0" }) => isAtLeast(version, since));
    for (const { node, components } of screens) {
      // Types of the screen that are not reported yet: a type that is too frequent by itself is not reported
      // again together with another.
      const toCount = new Set(components.map(({ type }) => type));
      for (const count of counts) {
        if (!count.types.every((type) => toCount.has(type))) continue;
        const report = countReport(node, count);
        if (report === undefined) continue;
        for (const type of count.types) toCount.delete(type);
        yield report;
      }
    }
  },
};

function countReport(screen: ObjectNode, { types, most }: CountSpec): Report | undefined {
  const found = largestVisibleSet(childrenOf(screen), (type) => types.includes(type ?? ""));
  const firstTooMany = found[most];
  if (firstTooMany === undefined) return undefined;
  const names = types.map((type) => `${type}s`).join(" and ");
  const excess = found.length - most;
  return {
    at: memberOf(firstTooMany, "type") ?? firstTooMany,
    message: `the screen has ${found.length} ${names}, and ${most} can be on a screen`,
    hint: excess === 1 ? "Remove one." : `Remove ${excess} of them.`,
  };
}
