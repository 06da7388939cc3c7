import type { Policies } from "@pulumi/policy";

import { allowedCategories } from "./allowed-categories";
import { deleteBeforeReplace } from "./delete-before-replace";
import { endpointHosts } from "./endpoint-hosts";
import { flowJsonSize } from "./flow-json-size";
import { flowJsonVersion } from "./flow-json-version";
import { flowNamePattern } from "./flow-name-pattern";
import { flowsPerStack } from "./flows-per-stack";
import { publishOnlyInStacks } from "./publish-only-in-stacks";
import { requireDeletionPolicy } from "./require-deletion-policy";
import { sensitiveFields } from "./sensitive-fields";

export {
  allowedCategories,
  deleteBeforeReplace,
  flowJsonSize,
  endpointHosts,
  flowJsonVersion,
  flowNamePattern,
  flowsPerStack,
  requireDeletionPolicy,
  publishOnlyInStacks,
  sensitiveFields,
};

/** All policies, which `pack.ts` runs. */
export const flowPolicies: Policies = [
  publishOnlyInStacks,
  requireDeletionPolicy,
  deleteBeforeReplace,
  flowNamePattern,
  allowedCategories,
  endpointHosts,
  flowJsonVersion,
  flowJsonSize,
  sensitiveFields,
  flowsPerStack,
];
