import type { StackValidationPolicy } from "@pulumi/policy";

import { isFlow } from "../flow/flow";
import type { PolicyName } from "../flow/flow-policy";
import { type ConfigOf, count } from "../flow/settings";

const settings = { maxFlows: count("The most flows in one stack.", 100) };

/**
 * A stack has a limited number of flows, since a faulty loop creates a thousand in a minute. The
 * policy is about the stack, so `flowPolicy` does not make it.
 */
export const flowsPerStack = {
  name: "kaleyra-flows-per-stack",
  description: "A stack has a limited number of flows.",
  severity: "medium",
  configSchema: { properties: settings },
  validateStack(args, reportViolation) {
    const { maxFlows } = args.getConfig<ConfigOf<typeof settings>>();
    const flows = args.resources.filter(isFlow).length;
    if (flows <= maxFlows) return;
    reportViolation(
      `The stack has ${flows} flows, and the limit is ${maxFlows}. Remove some, divide them into several stacks, ` +
        "or raise the policy's `maxFlows`.",
    );
  },
} satisfies StackValidationPolicy & { readonly name: PolicyName };
