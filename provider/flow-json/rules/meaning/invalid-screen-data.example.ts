import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { dataMismatches } from "./data-mismatches";

/** An example has the type of its field. */
export const dataExample: Rule = {
  code: "INVALID_SCREEN_DATA",
  severity: "error",
  *check({ screens }) {
    for (const { data } of screens) {
      for (const { name, member } of data.fields.values()) {
        const example = memberOf(member.value, "__example__");
        if (example === undefined) continue;
        yield* dataMismatches(example, member.value, { name, source: "example" });
      }
    }
  },
};
