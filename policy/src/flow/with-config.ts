import type { EnforcementLevel, Policy } from "@pulumi/policy";

import type { ConfigOf, Settings } from "./settings";

/** A policy of this package: about single flows, or about the stack. */
interface Configurable<Of extends Settings> extends Policy {
  readonly configSchema: { readonly properties: Of };
}

/**
 * Copies a policy with other defaults for its settings, and another enforcement level, for your own
 * pack. Pulumi's policy configuration (`--policy-pack-config`) still takes precedence.
 *
 * @example
 * ```ts
 * new PolicyPack("our-flows", {
 *   policies: [
 *     withConfig(publishOnlyInStacks, { stacks: ["live"], enforcementLevel: "mandatory" }),
 *     requireDeletionPolicy,
 *   ],
 * });
 * ```
 */
export function withConfig<Of extends Settings, Configured extends Configurable<Of>>(
  policy: Configured & Configurable<Of>,
  {
    enforcementLevel,
    ...config
  }: Partial<ConfigOf<Configured["configSchema"]["properties"]>> & {
    readonly enforcementLevel?: EnforcementLevel;
  },
): Configured {
  // The type parameter is lost in `Object.entries`; the parameter's type has checked the values.
  const defaults: Readonly<Record<string, unknown>> = config;
  const properties = Object.fromEntries(
    Object.entries(policy.configSchema.properties).map(([key, setting]) => [
      key,
      defaults[key] === undefined ? setting : { ...setting, default: defaults[key] },
    ]),
  );
  return {
    ...policy,
    configSchema: { properties },
    ...(enforcementLevel !== undefined && { enforcementLevel }),
  };
}
