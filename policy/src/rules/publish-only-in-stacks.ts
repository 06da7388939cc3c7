import { flowPolicy } from "../flow/flow-policy";
import { isLike, texts } from "../flow/settings";

/** Flows are published only in named stacks, since publishing cannot be undone. */
export const publishOnlyInStacks = flowPolicy({
  name: "kaleyra-publish-only-in-stacks",
  description: "Flows are published only in named stacks.",
  severity: "high",
  settings: {
    stacks: texts("Stacks that may publish; * stands for anything.", ["prod", "production"]),
  },
  *violations({ publish, stack }, { stacks }) {
    if (!publish || isLike(stack, stacks)) return;
    const allowed = stacks.length === 0 ? "no stack" : `only ${stacks.join(", ")}`;
    yield (
      `The flow would be published in the stack ${stack}, and ${allowed} may publish. ` +
      "Kaleyra does not delete a published flow. Set publish to false in this stack, " +
      "or add the stack to the policy's `stacks`."
    );
  },
});
