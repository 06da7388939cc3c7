import type { Rule } from "../../rule";
import { brokenConditions } from "./conditions";

/** The captions left and right of a Footer stand together. */
export const invalidDependencies: Rule = {
  code: "INVALID_DEPENDENCIES",
  severity: "error",
  check: (flow) => brokenConditions(flow, "INVALID_DEPENDENCIES"),
};
