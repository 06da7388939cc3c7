import type { Rule } from "../rule";

/** Every rule, the structure's before those of meaning. */
export const rules: readonly Rule[] = [];
