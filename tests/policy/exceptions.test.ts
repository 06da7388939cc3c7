import { startEmulator } from "kaleyra-emulator";

import { blocksOf } from "../support/documented";
import { aFlow, flowsAt } from "../support/flows";
import { TestStack } from "../support/stack";
import { commentOn } from "./support/comment-on";
import { policyPack } from "./support/policy-pack";
import { programOf, resourceTypes } from "./support/resource-types";

/**
 * The configuration in policy/README.md, with the test's project and type in its URN. It is extended
 * by a policy about the stack and an exception for that.
 */
function configOf(type: string): Readonly<Record<string, unknown>> {
  const documented = blocksOf("policy/README.md", "jsonc").join("");
  const text = documented.replace("::shop::kaleyra:whatsapp:Flow::", `::test::${type}::`);
  const { version, policies, exceptions } = JSON.parse(text) as {
    readonly version: number;
    readonly policies: object;
    readonly exceptions: object;
  };
  return {
    version,
    policies: { ...policies, "kaleyra-flows-per-stack": { maxFlows: 1 } },
    exceptions: {
      ...exceptions,
      "SHOP-13": {
        reason: "One more until the launch",
        match: [
          {
            policies: ["kaleyra-flows-per-stack"],
            targets: ["urn:pulumi:dev::test::pulumi:pulumi:Stack::test-dev"],
          },
        ],
      },
    },
  };
}

describe.each(resourceTypes)("a policy exception for a flow of the type $type", (resourceType) => {
  it("exempts this flow from the policy, and no other", async () => {
    await using kaleyra = await startEmulator();
    const flows = {
      "shop-pilot": published("shop-pilot"),
      spare: { args: aFlow({ name: "shop-spare" }) },
    };
    await using stack = await TestStack.create({
      kaleyra,
      program: programOf(resourceType, flows),
      policyPack: { folder: policyPack, config: configOf(resourceType.type) },
    });

    const preview = await stack.preview();
    const up = await stack.up();
    const previewWithSurvey = await stack.preview(
      programOf(resourceType, { ...flows, survey: published("shop-survey") }),
    );
    const comments = [await commentOn(preview), await commentOn(previewWithSurvey)];

    expect([preview.ok, up.ok, previewWithSurvey.ok]).toEqual([true, true, false]);
    expect(flowsAt(kaleyra)).toEqual(["shop-pilot PUBLISHED", "shop-spare DRAFT"]);
    const pilotLine =
      "^exempted {2}pulumi-kaleyra-policy/kaleyra-publish-only-in-stacks: shop-pilot:";
    const surveyLine = "^mandatory pulumi-kaleyra-policy/kaleyra-publish-only-in-stacks: survey:";
    expect(comments[0]).toMatch(new RegExp(pilotLine, "m"));
    expect(comments[0]).toMatch(/^exempted {2}pulumi-kaleyra-policy\/kaleyra-flows-per-stack:/m);
    expect(comments[0]).toContain("If this is applied:");
    expect(comments[1]).toMatch(new RegExp(`${pilotLine}.*\n(.*\n)*${surveyLine}`, "m"));
  });
});

/** A flow that breaks only the policy `publish-only-in-stacks`. */
function published(name: string) {
  return { args: aFlow({ name, publish: true, deletionPolicy: "Retain" }) };
}
