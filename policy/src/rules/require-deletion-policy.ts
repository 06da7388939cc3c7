import { unknownPlaceholder } from "../../../provider/flow-json/json";
import type { Flow } from "../flow/flow";
import { flowPolicy } from "../flow/flow-policy";
import { choice, choices } from "../flow/settings";

/**
 * The values of `DeletionPolicy` (`sdk/typescript/whatsapp/enums.ts`); the compiler does not
 * compare them.
 */
const all = ["DeleteOrDeprecate", "DeleteOnly", "Retain", "Prevent"];

/**
 * What a destroy does with a flow that may be live is decided: the flow is protected, or the program
 * or the stack's configuration sets a deletion policy. Policies do not run on a destroy, so the
 * decision has to be in the state before.
 */
export const requireDeletionPolicy = flowPolicy({
  name: "kaleyra-require-deletion-policy",
  description: "A published flow is protected, or has an explicit deletion policy.",
  severity: "critical",
  settings: {
    deletionPolicies: choices("The accepted deletion policies.", all),
    remediateWith: choice("The deletion policy that a remediation sets.", all, "Prevent"),
  },
  *violations(flow, { deletionPolicies }) {
    if (isGuarded(flow, deletionPolicies)) return;
    const found =
      flow.deletionPolicy === undefined
        ? "it has no explicit deletionPolicy, so a destroy would deprecate it forever"
        : `its deletionPolicy ${flow.deletionPolicy} is not accepted`;
    const values = deletionPolicies.map((policy) => `"${policy}"`).join(" or ");
    const alternative = values === "" ? "" : `, or the deletionPolicy ${values}`;
    yield (
      `The flow ${flow.liveness}, and ${found}. Set the resource option protect to true${alternative} ` +
      "(for all flows of a stack: kaleyra:deletionPolicy), and run `pulumi up`: a destroy follows the state."
    );
  },
  *remediations(flow, { deletionPolicies, remediateWith }) {
    if (isGuarded(flow, deletionPolicies)) return;
    yield { path: ["deletionPolicy"], value: remediateWith };
  },
});

/** Whether a destroy of the flow needs no further decision, or may have one that is not known yet. */
function isGuarded(
  { mayBeLive, isProtected, deletionPolicy }: Flow,
  deletionPolicies: readonly string[],
): boolean {
  return (
    !mayBeLive ||
    isProtected ||
    deletionPolicy === unknownPlaceholder ||
    (deletionPolicy !== undefined && deletionPolicies.includes(deletionPolicy))
  );
}
