import type { Rule } from "../rule";
import { meaningRules } from "./meaning";
import { structureRules } from "./structure";

/** All rules: first those of structure, then those of meaning. */
export const rules: readonly Rule[] = [...structureRules, ...meaningRules];
