import type { EnforcementLevel, Policy } from "@pulumi/policy";

import type { ConfigOf, Settings } from "./settings";

/** A policy of this package, whatever it is about. */
interface Configurable<Of extends Settings> extends Policy {
  readonly configSchema: { readonly properties: Of };
}

/**
 * A policy with other defaults, for a pack of one's own. What Pulumi's policy configuration says
 * (`--policy-pack-config`) still comes first.
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
