import type { Rule } from "../../rule";
import { quoted } from "./wording";

/** No key stands twice in an object: what the first says is lost. */
export const duplicateKey: Rule = {
  code: "KALEYRA_DUPLICATE_KEY",
  severity: "warning",
  check: ({ parseNotes }) =>
    parseNotes.duplicates.map((at) => ({
      at,
      message: `${quoted(at.key)} stands again further down, so what it says here is lost`,
      hint: "Remove one of the two.",
    })),
};
