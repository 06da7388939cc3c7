import type { Rule } from "../../rule";
import { memberOf, textOf } from "../../syntax/json-node";
import { isAvailable, propertyOf } from "./walk/available";
import { walkOf } from "./walk/walk";
import { oneOf } from "./wording";

/** The values of `input-type` that Meta allows together with a pattern, and the others. */
const typesWithPattern: readonly string[] = ["text", "number", "password", "passcode"];
const typesWithoutPattern: readonly string[] = ["email", "phone"];

/** The pattern of a TextInput is a valid regular expression, and its input type may have one. */
export const invalidPattern: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    for (const object of walkOf(flow).objects.where(({ name }) => name === "TextInput")) {
      const pattern = object.node.members.get("pattern");
      const property = propertyOf(object, "pattern");
      if (pattern === undefined || property === undefined) continue;
      if (!isAvailable(property, object)) continue; // `invalidPropertyKey` reports it.
      const inputType = textOf(memberOf(object.node, "input-type"));
      if (pattern.value.kind === "string" && !isRegex(pattern.value.value)) {
        yield {
          at: pattern.value,
          message: "`pattern` is not a regular expression",
          hint: "Write one without slashes, as in ^[0-9]{6}$.",
        };
      } else if (inputType !== undefined && typesWithoutPattern.includes(inputType)) {
        yield {
          at: pattern,
          message: `an input of type \`${inputType}\` cannot have a \`pattern\``,
          hint: `Remove it, or make \`input-type\` ${oneOf(typesWithPattern)}.`,
        };
      }
    }
  },
};

function isRegex(pattern: string): boolean {
  try {
    void new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
