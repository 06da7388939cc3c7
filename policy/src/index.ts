/**
 * Policies for WhatsApp flows at Kaleyra, to use in your own pack. The package is also a pack that
 * runs as it is: `pulumi preview --policy-pack node_modules/pulumi-kaleyra-policy`.
 *
 * @packageDocumentation
 * @example
 * ```ts
 * import { PolicyPack } from "@pulumi/policy";
 * import { flowPolicies, publishOnlyInStacks, withConfig } from "pulumi-kaleyra-policy";
 *
 * new PolicyPack("our-rules", {
 *   policies: [withConfig(publishOnlyInStacks, { stacks: ["live"], enforcementLevel: "mandatory" })],
 * });
 * ```
 */
export type { FlowPolicy } from "./flow/flow-policy";
export { withConfig } from "./flow/with-config";
export * from "./rules";
