import { startEmulator } from "kaleyra-emulator";

import { aFlow } from "../support/flows";
import { TestStack } from "../support/stack";
import { commentOn } from "./support/comment-on";
import { policyPack } from "./support/policy-pack";
import { programOf, resourceTypes } from "./support/resource-types";

describe.each(resourceTypes)(
  "kaleyra-flows comment, on a preview of flows of the type $type,",
  (resourceType) => {
    it("shows the findings of policies, and the effects on flows", async () => {
      await using kaleyra = await startEmulator();
      const flowsBefore = { kept: { args: aFlow() }, live: { args: aFlow({ publish: true }) } };
      await using stack = await TestStack.create({
        kaleyra,
        program: programOf(resourceType, flowsBefore),
        policyPack: {
          folder: policyPack,
          config: { "kaleyra-flow-name-pattern": { pattern: "^shop-" } },
        },
      });
      await stack.up();

      const preview = await stack.preview(
        programOf(resourceType, {
          kept: { args: aFlow() },
          live: { args: aFlow({ publish: true, name: "changed" }) },
        }),
      );
      const comment = await commentOn(preview);

      expect(comment).toMatch(
        /^advisory {2}pulumi-kaleyra-policy\/kaleyra-flow-name-pattern: live: .*"changed"/m,
      );
      expect(comment).toMatch(
        /^\| `live` \(`changed`\) +\| PUBLISHED: edited, goes back to DRAFT/m,
      );
      expect(comment).not.toContain("### `kept`");
      expect(comment.match(/^kaleyra: .* takes it back to DRAFT/gm)).toHaveLength(1);
      expect(comment).toMatch(/^- name: "live-[0-9a-f]{7}"\n\+ name: "changed"$/m);
    });
  },
);
