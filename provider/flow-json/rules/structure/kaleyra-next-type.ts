import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { walkOf } from "./walk/walk";
import { quoted } from "./wording";

/** The target of a `navigate` has the type `screen`, the only one that Meta documents. It accepts others. */
export const nextType: Rule = {
  code: "KALEYRA_NEXT_TYPE",
  severity: "warning",
  *check(flow) {
    for (const { node } of walkOf(flow).objects.where(({ name }) => name === "NextScreen")) {
      const type = memberOf(node, "type");
      if (type?.kind !== "string" || type.value === "screen") continue;
      yield {
        at: type,
        message: `a \`navigate\` leads to a screen, and its \`type\` is ${quoted(type.value)}`,
        hint: 'Write "type": "screen".',
      };
    }
  },
};
