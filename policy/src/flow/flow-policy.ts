import type { ResourceValidationPolicy, Severity } from "@pulumi/policy";
import { applyEdits, modify } from "jsonc-parser";

import { flowOf, isFlow, type Flow } from "./flow";
import type { ConfigOf, Settings } from "./settings";

/** Unique among the policies of a pack, which may have those of others. */
export type PolicyName = `kaleyra-${string}`;

/** A rule for single flows. `flowPolicy` makes a policy of it. */
interface FlowRule<Of extends Settings> {
  readonly name: PolicyName;
  readonly description: string;
  readonly severity: Severity;
  readonly settings: Of;
  /** A message for each violation of a flow, with a hint. */
  readonly violations: (flow: Flow, config: ConfigOf<Of>) => Iterable<string>;
  /**
   * The values that fix violations, for the enforcement level `remediate`. A violation without one
   * remains, and is reported.
   */
  readonly remediations?: (flow: Flow, config: ConfigOf<Of>) => Iterable<Remediation>;
}

/** A policy for single flows, with its configuration. */
export interface FlowPolicy<Of extends Settings> extends ResourceValidationPolicy {
  readonly configSchema: { readonly properties: Of };
}

/**
 * Makes a policy of a rule. The policy applies to flows of the dynamic provider and of the plugin,
 * and to no other resources.
 */
export function flowPolicy<const Of extends Settings>({
  settings,
  violations,
  remediations,
  ...description
}: FlowRule<Of>): FlowPolicy<Of> {
  return {
    ...description,
    configSchema: { properties: settings },
    validateResource(args, reportViolation) {
      if (!isFlow(args)) return;
      for (const message of violations(flowOf(args), args.getConfig())) reportViolation(message);
    },
    ...(remediations !== undefined && {
      remediateResource(args) {
        if (!isFlow(args)) return undefined;
        const values = [...remediations(flowOf(args), args.getConfig())];
        if (values.length === 0) return undefined;
        // A copy would have no secrets and would fail at unknown values.
        for (const remediation of values) writeValue(args.props, remediation);
        return args.props;
      },
    }),
  };
}

/** A value that a remediation sets. */
export interface Remediation {
  /** The path in the flow's inputs, e.g. `["flowJson", "screens", 0, "sensitive"]`. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

type Owner = Record<string | number, unknown>;

/**
 * Sets a value in the inputs. Secrets stay secret and unknown values stay unknown. A document that
 * is a text is edited as a text, so it keeps its layout.
 */
function writeValue(owner: Owner, { path, value }: Remediation): void {
  const [key, ...rest] = path;
  if (key === undefined) return; // Only for the compiler: a path has a key.
  const member = owner[key];
  if (rest.length === 0) {
    owner[key] = value;
  } else if (typeof member === "string") {
    owner[key] = edited(member, { path: rest, value });
  } else {
    // The rule found the place in these inputs, so every part of the path but the last exists.
    writeValue(member as Owner, { path: rest, value });
  }
}

function edited(text: string, { path, value }: Remediation): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}
