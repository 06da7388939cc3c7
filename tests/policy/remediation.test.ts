import * as pulumi from "@pulumi/pulumi";
import { startEmulator } from "kaleyra-emulator";

import { logicalNameOf } from "../../provider/urn";
import { aFormOf, anInput } from "../support/documents";
import { aFlow } from "../support/flows";
import { TestStack } from "../support/stack";
import { policyPack } from "./support/policy-pack";
import { programOf, resourceTypes } from "./support/resource-types";

const document = aFormOf([anInput("email", "Where to reach you")]);
/** Its label must not be in the state. */
const secretDocument = JSON.stringify(aFormOf([anInput("phone", "Known only here")]));

const declaredFlows = {
  published: { args: aFlow({ publish: true }) },
  protected: { args: aFlow({ publish: true }), opts: { protect: true } },
  asking: { args: aFlow({ flowJson: document }) },
  secret: { args: aFlow({ flowJson: pulumi.secret(secretDocument) }) },
};

describe.each(resourceTypes)("a remediation of flows of the type $type", (resourceType) => {
  it("sets the values that a policy would report, and the destroy follows these", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra,
      program: programOf(resourceType, declaredFlows),
      policyPack: {
        folder: policyPack,
        config: {
          all: "disabled",
          "kaleyra-require-deletion-policy": { enforcementLevel: "remediate" },
          "kaleyra-sensitive-fields": { enforcementLevel: "remediate" },
        },
      },
    });

    const up = await stack.up();
    const preview = await stack.preview();
    const inputs = await inputsByName(stack);
    const state = await stack.stateText();
    const documents = kaleyra.flows().map((flow) => flow.document ?? "");
    const destroy = await stack.destroy();

    expect(up).toMatchObject({ ok: true, violations: [] });
    // The stack itself, and four flows.
    expect(preview).toMatchObject({ ok: true, changes: { same: 5 }, violations: [] });
    expect(inputs["published"]).toMatchObject({ deletionPolicy: "Prevent" });
    expect(inputs["protected"]).not.toHaveProperty("deletionPolicy");
    expect(
      documents.filter((text) => /"sensitive":\s*\[\s*"(email|phone)"/.test(text)),
    ).toHaveLength(2);
    expect(state).not.toContain("Known only here");
    expect(destroy.ok).toBe(false);
    expect(kaleyra.flows().filter(({ status }) => status === "PUBLISHED")).toHaveLength(2);
  });
});

/** The inputs of each flow in the state, by the resource's name in the program. */
async function inputsByName(stack: TestStack): Promise<Readonly<Record<string, unknown>>> {
  const flows = await stack.flows();
  return Object.fromEntries(flows.map(({ urn, inputs }) => [logicalNameOf(urn), inputs]));
}
