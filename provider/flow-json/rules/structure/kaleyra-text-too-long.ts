import type { Rule } from "../../rule";
import { memberOf, textOf } from "../../syntax/json-node";
import type { PlainSpec, TextLimit, TextSpec } from "../../tables/spec";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { propertyName } from "./wording";

/** A text fits its place: WhatsApp cuts off a longer one, or does not draw the component. */
export const textTooLong: Rule = {
  code: "KALEYRA_TEXT_TOO_LONG",
  severity: "warning",
  *check(flow) {
    for (const value of walkOf(flow).values.where(isLimited)) {
      const { node, spec, fit } = value;
      if (node.kind !== "string" || fit !== "literal") continue;
      const limits = limitsOf(value, spec.longest);
      const [least] = limits;
      if (least === undefined || node.value.length <= least) continue;
      const length = lettersIn(node.value);
      if (length <= least) continue;
      const [, drawn] = limits;
      yield {
        at: node,
        message: `${propertyName(value)} has ${length} characters, and ${least} are the most${
          drawn === undefined ? "" : ` that Meta documents (its client draws up to ${drawn})`
        }`,
        hint: `Shorten it by ${length - least}.`,
      };
    }
  },
};

function isLimited(spec: PlainSpec): spec is TextSpec & { readonly longest: TextLimit } {
  return spec.kind === "string" && spec.longest !== undefined;
}

/** The limit that counts, and a higher one up to which the text may still be drawn. */
function limitsOf({ owner }: PlacedValue, longest: TextLimit): readonly number[] {
  const { documented, drawn, drawnLarge } = longest;
  const isLarge = textOf(memberOf(owner.node, "label-variant")) === "large";
  if (isLarge && drawnLarge !== undefined) return [drawnLarge];
  const limits = [documented, drawn].filter((limit) => limit !== undefined);
  return limits.sort((one, other) => one - other);
}

function lettersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
