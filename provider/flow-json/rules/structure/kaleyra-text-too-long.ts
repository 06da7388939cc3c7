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
      const [limit, higherLimit] = limits;
      // A text has at most as many characters as UTF-16 units, so most texts need no count.
      if (limit === undefined || node.value.length <= limit) continue;
      const length = charactersIn(node.value);
      if (length <= limit) continue;
      const reserve =
        higherLimit === undefined
          ? ""
          : ` that Meta documents (its client draws up to ${higherLimit})`;
      yield {
        at: node,
        message: `${propertyName(value)} has ${length} characters, and ${limit} are the most${reserve}`,
        hint: `Shorten it by ${length - limit}.`,
      };
    }
  },
};

function isLimited(spec: PlainSpec): spec is TextSpec & { readonly longest: TextLimit } {
  return spec.kind === "string" && spec.longest !== undefined;
}

/**
 * The limit that counts and, if Meta's documentation and client have different ones, the higher one; empty if
 * there is no limit.
 */
function limitsOf({ owner }: PlacedValue, longest: TextLimit): readonly number[] {
  const { documented, drawn, drawnLarge } = longest;
  const isLarge = textOf(memberOf(owner.node, "label-variant")) === "large";
  if (isLarge && drawnLarge !== undefined) return [drawnLarge];
  const limits = [documented, drawn].filter((limit) => limit !== undefined);
  return limits.sort((one, other) => one - other);
}

/** The number of code points. An array of them would be large for a long text. */
function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
