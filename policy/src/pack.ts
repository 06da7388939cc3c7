/** The pack that `--policy-pack` runs: Pulumi loads the package's `main`, programs its `exports`. */
import { PolicyPack } from "@pulumi/policy";

import { flowPolicies } from "./rules";

new PolicyPack("pulumi-kaleyra-policy", {
  policies: flowPolicies,
  enforcementLevel: "advisory",
});
