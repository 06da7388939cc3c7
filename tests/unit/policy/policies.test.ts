import type { ResourceValidationPolicy } from "@pulumi/policy";
import { expectTypeOf } from "expect-type";
import * as policies from "pulumi-kaleyra-policy";

import { aFormOf, anInput } from "../../support/documents";
import { remediated, unknown, violationsOf } from "./run-policy";

const {
  deleteBeforeReplace,
  flowPolicies,
  flowsPerStack,
  requireDeletionPolicy,
  publishOnlyInStacks,
  withConfig,
} = policies;
const aboutFlows = flowPolicies.filter(
  (policy): policy is ResourceValidationPolicy => "validateResource" in policy,
);

/** A flow that violates every policy about single flows, with this configuration. */
const offendingFlow = {
  props: {
    name: "x",
    publish: true,
    categories: ["OTHER"],
    endpointUri: "http://example.com",
    flowJson: aFormOf([anInput("email", "x".repeat(2000))], { version: "5.0" }),
  },
  deleteBeforeReplace: true,
  config: { pattern: "y", categories: ["SURVEY"], maxKilobytes: 1 },
};

describe("the policies", () => {
  it("have a description, a severity, and a description of each setting", () => {
    for (const { name, description, severity, configSchema } of flowPolicies) {
      expect(name).toMatch(/^kaleyra-[a-z-]+$/);
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(["low", "medium", "high", "critical"]).toContain(severity);
      for (const setting of Object.values(configSchema?.properties ?? {})) {
        expect(setting).toMatchObject({ description: expect.stringMatching(/\.$/) });
        expect(setting.default).toBeDefined();
      }
    }
  });

  it("are all in the pack, each with its own name", () => {
    const exported = Object.values(policies).filter(
      (value) => typeof value === "object" && "name" in value,
    );

    expect(new Set(flowPolicies)).toEqual(new Set(exported));
    expect(new Set(flowPolicies.map(({ name }) => name)).size).toBe(flowPolicies.length);
  });

  it.each(aboutFlows)(
    "$name applies to flows of both types, and to nothing else",
    async (policy) => {
      const violationsOfType = (type: string) => violationsOf(policy, { ...offendingFlow, type });

      await expect(violationsOfType("kaleyra:whatsapp:Flow")).resolves.toHaveLength(1);
      await expect(
        violationsOfType("pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow"),
      ).resolves.toHaveLength(1);
      await expect(violationsOfType("random:index:RandomPet")).resolves.toEqual([]);
    },
  );

  it.each(aboutFlows)("$name ignores unknown values", async (policy) => {
    const { props, config } = offendingFlow;
    const unknownProps = Object.fromEntries(Object.keys(props).map((key) => [key, unknown]));
    const unknownParts = {
      ...unknownProps,
      categories: [unknown],
      flowJson: { version: unknown, screens: [unknown] },
    };
    const published = { publish: true, deletionPolicy: unknown };

    for (const each of [unknownProps, unknownParts]) {
      const flow = { config, props: each };
      await expect(violationsOf(policy, flow)).resolves.toEqual([]);
      await expect(remediated(policy, flow)).resolves.toBeUndefined();
    }
    // That policy needs no unknown value to refuse a published flow.
    if (policy !== publishOnlyInStacks) {
      await expect(violationsOf(policy, { config, props: published })).resolves.toEqual([]);
    }
  });

  it.each(aboutFlows)(
    "$name leaves a text that is not JSON to the provider's check",
    async (policy) => {
      const flow = { props: { flowJson: "{", categories: ["OTHER"], name: "x" } };

      await expect(violationsOf(policy, flow)).resolves.toEqual([]);
    },
  );
});

describe("requireDeletionPolicy", () => {
  const published = { publish: true };

  it.each([
    { given: "a protected flow", flow: { props: published, protect: true } },
    { given: "a draft", flow: { props: { publish: false } } },
    {
      given: "a policy for the flow",
      flow: { props: { ...published, deletionPolicy: "Retain" } },
    },
  ])("accepts $given", async ({ flow }) => {
    await expect(violationsOf(requireDeletionPolicy, flow)).resolves.toEqual([]);
    await expect(remediated(requireDeletionPolicy, flow)).resolves.toBeUndefined();
  });

  it("rejects a deletion policy that its setting does not list", async () => {
    const flow = {
      props: { ...published, deletionPolicy: "DeleteOrDeprecate" },
      config: { deletionPolicies: ["Prevent"] },
    };

    await expect(violationsOf(requireDeletionPolicy, flow)).resolves.toEqual([
      expect.stringMatching(/its deletionPolicy DeleteOrDeprecate is not accepted.*"Prevent" \(/),
    ]);
  });
});

describe("deleteBeforeReplace", () => {
  const flow = { props: { name: "survey", publish: true }, deleteBeforeReplace: true };

  it.each([
    { given: "a draft", changes: { props: { name: "survey", publish: false } } },
    { given: "an automatic name", changes: { props: { ...flow.props, automaticName: "survey" } } },
    { given: "a flow that is replaced as usual", changes: { deleteBeforeReplace: false } },
    {
      given: "a name that is not known yet",
      changes: { props: { name: unknown, publish: true } },
    },
  ])("accepts $given", async ({ changes }) => {
    await expect(violationsOf(deleteBeforeReplace, flow)).resolves.toHaveLength(1);
    await expect(violationsOf(deleteBeforeReplace, { ...flow, ...changes })).resolves.toEqual([]);
  });
});

it("a policy treats a flow with the update strategy Draft as one that may be live, except for publishing", async () => {
  const flow = {
    props: { name: "survey", publish: false, updateStrategy: "Draft" },
    deleteBeforeReplace: true,
  };
  const expected = [expect.stringContaining('The flow may be live (updateStrategy is "Draft")')];

  await expect(violationsOf(requireDeletionPolicy, flow)).resolves.toEqual(expected);
  await expect(violationsOf(deleteBeforeReplace, flow)).resolves.toEqual(expected);
  await expect(remediated(requireDeletionPolicy, flow)).resolves.toMatchObject({
    deletionPolicy: "Prevent",
  });
  await expect(violationsOf(publishOnlyInStacks, flow)).resolves.toEqual([]);
});

describe("withConfig", () => {
  it("copies a policy with other defaults and another enforcement level", () => {
    const configured = withConfig(publishOnlyInStacks, {
      stacks: ["live"],
      enforcementLevel: "mandatory",
    });

    expect(configured).toMatchObject({
      name: publishOnlyInStacks.name,
      enforcementLevel: "mandatory",
      configSchema: { properties: { stacks: { type: "array", default: ["live"] } } },
    });
    expect(publishOnlyInStacks.configSchema.properties.stacks.default).toEqual([
      "prod",
      "production",
    ]);
    expect(publishOnlyInStacks.enforcementLevel).toBeUndefined();
  });

  it("accepts only the settings of the policy, with their types", () => {
    const configured = withConfig(flowsPerStack, { maxFlows: 3 });

    expectTypeOf(configured).toEqualTypeOf(flowsPerStack);
    // @ts-expect-error -- a number is wanted
    withConfig(flowsPerStack, { maxFlows: "3" });
    // @ts-expect-error -- there is no such setting
    withConfig(publishOnlyInStacks, { stakcs: [] });
  });
});
