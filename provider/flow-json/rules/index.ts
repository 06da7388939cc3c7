import type { Rule } from "../rule";
import { meaningRules } from "./meaning";
import { structureRules } from "./structure";

/** Every rule, the structure's before those of meaning. */
export const rules: readonly Rule[] = [...structureRules, ...meaningRules];
