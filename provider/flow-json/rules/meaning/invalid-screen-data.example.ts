import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { dataMismatches } from "./data-mismatches";

/** The example of a field in a screen's `data` has the type that the field declares. */
export const dataExample: Rule = {
  code: "INVALID_SCREEN_DATA",
  severity: "error",
  *check({ screens }) {
    for (const { data } of screens) {
      for (const { name, member } of data.fields.values()) {
        const example = memberOf(member.value, "__example__");
        if (example === undefined) continue; // `invalidScreenData` reports it.
        yield* dataMismatches(example, member.value, { name, source: "example" });
      }
    }
  },
};
