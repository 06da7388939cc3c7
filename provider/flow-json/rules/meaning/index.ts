import type { Rule } from "../../rule";

/** What a document says: its data, what refers to it, where its screens lead. */
export const meaningRules: readonly Rule[] = [];
