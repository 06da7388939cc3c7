import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { aFormOf, anInput } from "../support/documents";
import { aFlow } from "../support/flows";
import { TestStack } from "../support/stack";
import { policyPack } from "./support/policy-pack";
import { type ResourceType, resourceTypes } from "./support/resource-types";

/**
 * A program of flows with values that depend on the id of the first, which a preview does not know.
 */
function programOfLinkedFlows({ declare }: ResourceType): PulumiFn {
  return () => {
    const { id } = declare("first", { args: aFlow({ name: "shop-first" }) });
    const name = id.apply((text) => `Misnamed-${text}`);
    declare("misnamed", { args: aFlow({ name }) });
    const field = anInput("email", "Write to us");
    // Not a violation: the list contains the field in the update.
    const sensitive = [id.apply(() => "email")];
    declare("hiding", { args: aFlow({ flowJson: aFormOf([field], { screen: { sensitive } }) }) });
    const text = id.apply(() => JSON.stringify(aFormOf([field])));
    declare("asking", { args: aFlow({ flowJson: text }) });
    return Promise.resolve();
  };
}

describe.each(resourceTypes)("policies on flows of the type $type", (resourceType) => {
  it("ignore unknown values in a preview, and report violations in the update", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra,
      program: programOfLinkedFlows(resourceType),
      policyPack: {
        folder: policyPack,
        config: { "kaleyra-flow-name-pattern": { pattern: "^(shop|hiding|asking)-" } },
      },
    });

    const preview = await stack.preview();
    const up = await stack.up();

    expect(preview).toMatchObject({ ok: true, violations: [] });
    expect(up.violations.map(({ policy, resource }) => `${policy} ${resource}`).sort()).toEqual([
      "kaleyra-flow-name-pattern misnamed",
      "kaleyra-sensitive-fields asking",
    ]);
  });
});
