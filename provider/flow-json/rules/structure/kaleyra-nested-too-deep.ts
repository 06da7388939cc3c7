import type { Rule } from "../../rule";
import { deepestLevel } from "../../syntax/parse";

/** Values that are nested too deeply are not checked; this is reported once. */
export const nestedTooDeep: Rule = {
  code: "KALEYRA_NESTED_TOO_DEEP",
  severity: "warning",
  *check({ parseNotes: { tooDeep } }) {
    if (tooDeep === undefined) return;
    yield {
      at: tooDeep,
      message: `the document is nested deeper than ${deepestLevel} levels, and what lies deeper is not checked`,
      hint: "Flatten it: no screen needs so many levels.",
    };
  },
};
