import type { Policies } from "@pulumi/policy";

import { allowedCategories } from "./allowed-categories";
import { deleteBeforeReplace } from "./delete-before-replace";
import { documentSize } from "./document-size";
import { endpointHosts } from "./endpoint-hosts";
import { flowJsonVersion } from "./flow-json-version";
import { flowNamePattern } from "./flow-name-pattern";
import { flowsPerStack } from "./flows-per-stack";
import { guardPublishedFlows } from "./guard-published-flows";
import { publishOnlyInStacks } from "./publish-only-in-stacks";
import { sensitiveFields } from "./sensitive-fields";

export {
  allowedCategories,
  deleteBeforeReplace,
  documentSize,
  endpointHosts,
  flowJsonVersion,
  flowNamePattern,
  flowsPerStack,
  guardPublishedFlows,
  publishOnlyInStacks,
  sensitiveFields,
};

/** All of them. */
export const flowPolicies: Policies = [
  publishOnlyInStacks,
  guardPublishedFlows,
  deleteBeforeReplace,
  flowNamePattern,
  allowedCategories,
  endpointHosts,
  flowJsonVersion,
  documentSize,
  sensitiveFields,
  flowsPerStack,
];
