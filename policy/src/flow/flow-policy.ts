import type { ResourceValidationPolicy, Severity } from "@pulumi/policy";
import { applyEdits, modify } from "jsonc-parser";

import { flowOf, isFlow, type Flow } from "./flow";
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

/** A value that a remediation sets. */
export interface Filling {
  /** The path in the flow's inputs, e.g. `["flowJson", "screens", 0, "sensitive"]`. */
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

type Owner = Record<string | number, unknown>;

/**
 * Sets a value in the inputs. Secrets stay secret and unknown values stay unknown. A document that
 * is a text is edited as a text, so it keeps its layout.
 */
function writeValue(owner: Owner, { path, value }: Filling): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  const member = owner[key];
  if (rest.length === 0) {
    owner[key] = value;
  } else if (typeof member === "string") {
    owner[key] = edited(member, { path: rest, value });
  } else {
    writeValue(member as Owner, { path: rest, value });
  }
}

function edited(text: string, { path, value }: Filling): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2 };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}
