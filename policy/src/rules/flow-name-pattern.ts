import { flowPolicy } from "../flow/flow-policy";
import { pattern } from "../flow/settings";

/** Names at Kaleyra follow a pattern, so that people find them in the list of a WABA. */
export const flowNamePattern = flowPolicy({
  name: "kaleyra-flow-name-pattern",
  description: "The names of flows at Kaleyra follow a pattern.",
  severity: "low",
  settings: {
    pattern: pattern("A regular expression that every name matches; empty for any name."),
  },
  *violations({ name }, config) {
    if (name === undefined || new RegExp(config.pattern, "u").test(name)) return;
    yield (
      `The name "${name}" does not match the pattern ${config.pattern}. ` +
      "Choose a name that matches; an automatic name begins with the resource's name in the program."
    );
  },
});
