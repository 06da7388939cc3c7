import { resolve } from "../../model/resolve";
import type { Rule } from "../../rule";

/** What a binding in a payload names is there. */
export const payloadReference: Rule = {
  code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
  severity: "error",
  source: "documented",
  *check(flow) {
    for (const { node, content, screen, use } of flow.dynamicValues) {
      if (use !== "payload") continue;
      if (content.kind === "broken" && content.form === "binding") {
        const { start, end, message, help } = content.problem;
        yield { at: node, within: { start, end }, message, help };
      } else if (content.kind === "binding") {
        const resolution = resolve(content.reference, screen, flow);
        if ("type" in resolution) continue;
        const { start, end, message, help } = resolution.problem;
        yield { at: node, within: { start, end }, message, help };
      }
    }
  },
};
