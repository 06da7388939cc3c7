import type { Rule } from "../../rule";
import { isText } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { propertyName, quoted } from "./wording";

/** An address is absolute. */
export const invalidPropertyValueFormat: Rule = {
  code: "INVALID_PROPERTY_VALUE_FORMAT",
  severity: "error",
  *check(flow) {
    for (const value of walkOf(flow).values.where(isText("uri"))) {
      const { node, fit } = value;
      if (fit !== "literal" || node.kind !== "string" || isAbsolute(node.value)) continue;
      yield {
        at: node,
        message: `${propertyName(value)} is ${quoted(node.value)}, which is not an absolute address`,
        hint: "Write the whole address, as in https://example.com/terms.",
      };
    }
  },
};

/** Whether an address has a scheme. `URL` alone also accepts spaces, which a URI cannot have. */
function isAbsolute(address: string): boolean {
  return /^[A-Za-z][\w+.-]*:\S+$/.test(address) && URL.canParse(address);
}
