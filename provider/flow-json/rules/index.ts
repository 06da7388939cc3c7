import type { Rule } from "../rule";
import { meaningRules } from "./meaning";
import { structureRules } from "./structure";

/** All rules. Findings at the same place of a document are in this order, so those about structure come first. */
export const rules: readonly Rule[] = [...structureRules, ...meaningRules];
