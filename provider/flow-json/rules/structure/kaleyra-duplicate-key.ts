import type { Rule } from "../../rule";
import { quoted } from "./wording";

/** An object has no key twice: JSON parsers keep only the last value. */
export const duplicateKey: Rule = {
  code: "KALEYRA_DUPLICATE_KEY",
  severity: "warning",
  check: ({ parseNotes }) =>
    parseNotes.duplicates.map((at) => ({
      at,
      message: `${quoted(at.key)} is repeated further down, so the value here is ignored`,
      hint: "Remove one of the two keys.",
    })),
};
