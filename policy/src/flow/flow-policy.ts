import type { ResourceValidationPolicy, Severity } from "@pulumi/policy";

import { writeValue, type Filling } from "./fill-in";
import { type Flow, flowOf, isFlow } from "./flow";
import type { ConfigOf, Settings } from "./settings";

/** A rule for single flows. */
interface FlowRule<Of extends Settings> {
  /** Unique among the policies of a pack, so it begins with `kaleyra-`. */
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly settings: Of;
  /** The violations of a flow, each with a hint. */
  readonly violations: (flow: Flow, config: ConfigOf<Of>) => Iterable<string>;
  /**
   * The values that fix the violations, for the enforcement level `remediate`. Some violations have
   * none.
   */
  readonly fillings?: (flow: Flow, config: ConfigOf<Of>) => Iterable<Filling>;
}

/** A policy for single flows, with its configuration. */
export interface FlowPolicy<Of extends Settings> extends ResourceValidationPolicy {
  readonly configSchema: { readonly properties: Of };
}

/**
 * Makes a policy out of a rule. The policy applies to flows of both providers and to no other
 * resources.
 */
export function flowPolicy<const Of extends Settings>({
  settings,
  violations,
  fillings,
  ...description
}: FlowRule<Of>): FlowPolicy<Of> {
  return {
    ...description,
    configSchema: { properties: settings },
    validateResource(args, reportViolation) {
      if (!isFlow(args)) return;
      for (const message of violations(flowOf(args), args.getConfig())) reportViolation(message);
    },
    ...(fillings !== undefined && {
      remediateResource(args) {
        if (!isFlow(args)) return undefined;
        const wanted = [...fillings(flowOf(args), args.getConfig())];
        for (const filling of wanted) writeValue(args.props, filling);
        return wanted.length === 0 ? undefined : args.props;
      },
    }),
  };
}
