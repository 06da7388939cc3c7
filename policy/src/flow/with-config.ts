import type { EnforcementLevel, Policy } from "@pulumi/policy";

import type { ConfigOf, Settings } from "./settings";

/** A policy of this package, for any kind of resource. */
interface Configurable<Of extends Settings> extends Policy {
  readonly configSchema: { readonly properties: Of };
}

/**
 * Changes the defaults of a policy, for your own pack. Pulumi's policy configuration
 * (`--policy-pack-config`) still takes precedence.
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
  const given: Readonly<Record<string, unknown>> = config;
  const properties = Object.fromEntries(
    Object.entries(policy.configSchema.properties).map(([key, setting]) => [
      key,
      given[key] === undefined ? setting : { ...setting, default: given[key] },
    ]),
  );
  return {
    ...policy,
    configSchema: { properties },
    ...(enforcementLevel !== undefined && { enforcementLevel }),
  };
}
