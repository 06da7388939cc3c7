/**
 * `--policy-pack` runs this pack: Pulumi loads the package's `main`, and programs import its
 * `exports`.
 */
import { PolicyPack } from "@pulumi/policy";

import { flowPolicies } from "./rules";

new PolicyPack("pulumi-kaleyra-policy", {
  policies: flowPolicies,
  enforcementLevel: "advisory",
});
