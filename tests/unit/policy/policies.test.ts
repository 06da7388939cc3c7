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

/** What each of the policies, at its strictest, has something against. */
const offending = {
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
      const asAnother = (type: string) => violationsOf(policy, { ...offending, type });

      await expect(asAnother("kaleyra:whatsapp:Flow")).resolves.toHaveLength(1);
      await expect(asAnother("pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow")).resolves.toHaveLength(
        1,
      );
      await expect(asAnother("random:index:RandomPet")).resolves.toEqual([]);
    },
  );

  it.each(aboutFlows)("$name ignores unknown values", async (policy) => {
    const { props, config } = offending;
    const everythingElse = Object.fromEntries(Object.keys(props).map((key) => [key, unknown]));
    const withinLists = {
      ...everythingElse,
      categories: [unknown],
      flowJson: { version: unknown, screens: [unknown] },
    };
    const published = { publish: true, deletionPolicy: unknown, protect: false };

    for (const unknownProps of [everythingElse, withinLists]) {
      const flow = { config, props: unknownProps };
      await expect(violationsOf(policy, flow)).resolves.toEqual([]);
      await expect(remediated(policy, flow)).resolves.toBeUndefined();
    }
    if (policy !== publishOnlyInStacks) {
      await expect(violationsOf(policy, { config, props: published })).resolves.toEqual([]);
    }
  });

  it.each(aboutFlows)("$name accepts a document that is not a document", async (policy) => {
    const flow = { props: { flowJson: "{", categories: ["OTHER"], name: "x" } };

    await expect(violationsOf(policy, flow)).resolves.toEqual([]);
  });
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
    { given: "a draft", than: { props: { name: "survey", publish: false } } },
    { given: "an automatic name", than: { props: { ...flow.props, automaticName: "survey" } } },
    { given: "a flow that is replaced as usual", than: { deleteBeforeReplace: false } },
    { given: "a name that is not known yet", than: { props: { name: unknown, publish: true } } },
  ])("accepts $given", async ({ than }) => {
    await expect(violationsOf(deleteBeforeReplace, flow)).resolves.toHaveLength(1);
    await expect(violationsOf(deleteBeforeReplace, { ...flow, ...than })).resolves.toEqual([]);
  });
});

it("counts a flow whose edits are staged as one that may be live, except for publishing", async () => {
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
  it("changes defaults and the level, of a copy", () => {
    const ours = withConfig(publishOnlyInStacks, {
      stacks: ["live"],
      enforcementLevel: "mandatory",
    });

    expect(ours).toMatchObject({
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

  it("has the settings of each policy", () => {
    const other = withConfig(flowsPerStack, { maxFlows: 3 });

    expectTypeOf(other).toEqualTypeOf(flowsPerStack);
    // @ts-expect-error -- a number is wanted
    withConfig(flowsPerStack, { maxFlows: "3" });
    // @ts-expect-error -- there is no such setting
    withConfig(publishOnlyInStacks, { stakcs: [] });
  });
});
