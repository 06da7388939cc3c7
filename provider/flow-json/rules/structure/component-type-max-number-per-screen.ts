import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import type { ObjectNode } from "../../syntax/json-node";
import { type CountSpec, countsPerScreen } from "../../tables/counts";
import { childrenOf, largestVisibleSet } from "./largest-visible-set";

/** A screen has at most as many components of a type as WhatsApp draws. */
export const componentTypeMaxNumberPerScreen: Rule = {
  code: "COMPONENT_TYPE_MAX_NUMBER_PER_SCREEN",
  severity: "error",
  *check({ screens, version }) {
    const counts = countsPerScreen.filter(({ since = "0.0" }) => isAtLeast(version, since));
    for (const { node, components } of screens) {
      const types = new Set(components.map(({ type }) => type));
      const reported = new Set<string>();
      for (const count of counts) {
        if (!count.types.every((type) => types.has(type) && !reported.has(type))) continue;
        const report = tooMany(node, count);
        if (report === undefined) continue;
        for (const type of count.types) reported.add(type);
        yield report;
      }
    }
  },
};

function tooMany(screen: ObjectNode, { types, most }: CountSpec): Report | undefined {
  const found = largestVisibleSet(childrenOf(screen), (type) => types.includes(type ?? ""));
  const first = found[most];
  if (first === undefined) return undefined;
  return {
    at: first.members.get("type")?.value ?? first,
    message: `the screen has ${found.length} ${types.map((type) => `${type}s`).join(" and ")}, and ${most} can be on a screen`,
    hint: found.length - most === 1 ? "Remove one." : `Remove ${found.length - most} of them.`,
  };
}
