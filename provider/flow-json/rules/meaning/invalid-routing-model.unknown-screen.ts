import { unknownScreenCause } from "../../model/resolve";
import { routingOf } from "../../model/routing";
import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";

/** Every key and every destination in `routing_model` is a screen. */
export const unknownScreen: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    for (const { at, name, suggestion } of routingOf(flow)?.unknownScreens ?? []) {
      yield {
        at,
        cause: unknownScreenCause(name),
        message: `\`routing_model\` names ${quoted(name)}, which is not a screen of this flow`,
        hint:
          suggestion === undefined
            ? `Remove ${quoted(name)}, or add the screen.`
            : `Did you mean \`${suggestion}\`?`,
      };
    }
  },
};
