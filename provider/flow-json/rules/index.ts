import type { Rule } from "../rule";
import { meaningRules } from "./meaning";
import { structureRules } from "./structure";

/** All rules. Findings at the same place of a document are reported in this order, so structure comes first. */
export const rules: readonly Rule[] = [...structureRules, ...meaningRules];
