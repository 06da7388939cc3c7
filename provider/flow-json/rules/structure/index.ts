import type { Rule } from "../../rule";

/** How a document is built: its parts, their properties, counts and values. */
export const structureRules: readonly Rule[] = [];
