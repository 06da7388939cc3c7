/**
 * The pack that `--policy-pack` runs. Pulumi loads this file by `main` in the package's package.json;
 * programs import `index.ts` by its `exports`, and so do not register the pack.
 */
import { PolicyPack } from "@pulumi/policy";

import { flowPolicies } from "./rules";

new PolicyPack("pulumi-kaleyra-policy", {
  policies: flowPolicies,
  enforcementLevel: "advisory",
});
