import type { ResourceValidationPolicy, Severity } from "@pulumi/policy";

import { fillIn, type Filling } from "./fill-in";
import { type Flow, flowOf, isFlow } from "./flow";
import type { ConfigOf, Settings } from "./settings";

/** A rule about single flows. */
interface FlowRule<Of extends Settings> {
  /** Unique among the policies of a pack, so it begins with `kaleyra-`. */
  readonly name: string;
  readonly description: string;
  readonly severity: Severity;
  readonly settings: Of;
  /** What a flow does wrong, each with the cure. */
  readonly violations: (flow: Flow, config: ConfigOf<Of>) => Iterable<string>;
  /** What would cure it, as far as that can be filled in; for the enforcement level `remediate`. */
  readonly fillings?: (flow: Flow, config: ConfigOf<Of>) => Iterable<Filling>;
}

/** A policy about single flows, with its configuration. */
export interface FlowPolicy<Of extends Settings> extends ResourceValidationPolicy {
  readonly configSchema: { readonly properties: Of };
}

/** Makes a policy out of a rule: it is asked about flows of both types, and about nothing else. */
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
        for (const filling of wanted) fillIn(args.props, filling);
        return wanted.length === 0 ? undefined : args.props;
      },
    }),
  };
}
