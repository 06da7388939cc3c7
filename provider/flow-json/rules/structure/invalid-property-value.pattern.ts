import type { Rule } from "../../rule";
import { memberOf, type ObjectNode, textOf } from "../../syntax/json-node";
import { isAvailable, propertyOf } from "./walk/available";
import { walkOf } from "./walk/walk";
import { oneOf } from "./wording";

const inputTypes: readonly string[] = ["text", "number", "password", "passcode"];

/** The pattern of a TextInput is a valid expression, and fits its input type. */
export const invalidPattern: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    for (const object of walkOf(flow).objects.where(({ name }) => name === "TextInput")) {
      const pattern = object.node.members.get("pattern");
      const property = propertyOf(object, "pattern");
      if (pattern === undefined) continue;
      if (property === undefined || !isAvailable(property, object)) continue;
      const inputType = otherInputType(object.node);
      if (pattern.value.kind === "string" && !isRegex(pattern.value.value)) {
        yield {
          at: pattern.value,
          message: "`pattern` is no regular expression",
          hint: "Write one without slashes, as in ^[0-9]{6}$.",
        };
      } else if (inputType !== undefined) {
        yield {
          at: pattern,
          message: `an input of type \`${inputType}\` cannot have a \`pattern\``,
          hint: `Remove it, or make \`input-type\` ${oneOf(inputTypes)}.`,
        };
      }
    }
  },
};

function otherInputType(node: ObjectNode): string | undefined {
  const type = textOf(memberOf(node, "input-type"));
  return type === "email" || type === "phone" ? type : undefined;
}

function isRegex(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
