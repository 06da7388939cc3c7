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
      const limit = limitOf(value, spec.longest);
      // A text has at most as many characters as UTF-16 units, so most texts need no count.
      if (limit === undefined || node.value.length <= limit.most) continue;
      const length = charactersIn(node.value);
      if (length <= limit.most) continue;
      yield {
        at: node,
        message: `${propertyName(value)} has ${length} characters, and ${limit.most} are the most${limit.source}`,
        hint: `Shorten it by ${length - limit.most}.`,
      };
    }
  },
};

function isLimited(spec: PlainSpec): spec is TextSpec & { readonly longest: TextLimit } {
  return spec.kind === "string" && spec.longest !== undefined;
}

interface Limit {
  readonly most: number;
  /** The end of the message if Meta's documentation and its client have different limits. */
  readonly source: string;
}

/** The lower one of Meta's limits; `undefined` if there is none. */
function limitOf({ owner }: PlacedValue, longest: TextLimit): Limit | undefined {
  const { documented, drawn, drawnLarge } = longest;
  const isLarge = textOf(memberOf(owner.node, "label-variant")) === "large";
  if (isLarge && drawnLarge !== undefined) return { most: drawnLarge, source: "" };
  if (documented === undefined || drawn === undefined) {
    const most = documented ?? drawn;
    return most === undefined ? undefined : { most, source: "" };
  }
  return documented < drawn
    ? { most: documented, source: ` that Meta documents (its client draws up to ${drawn})` }
    : { most: drawn, source: ` that Meta's client draws (its documentation allows ${documented})` };
}

/** The number of code points. An array of them would be large for a long text. */
function charactersIn(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
