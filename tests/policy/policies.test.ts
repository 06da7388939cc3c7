import { type Emulator, startEmulator } from "kaleyra-emulator";

import type { Violation } from "../support/run";
import { TestStack } from "../support/stack";
import { cases, config, flowsThat } from "./support/cases";
import { policyPack } from "./support/policy-pack";
import { programOf, type ResourceType, resourceTypes } from "./support/resource-types";

/** Allows the stack dev, by a wildcard. */
const stackMayPublish = { "kaleyra-publish-only-in-stacks": { stacks: ["prod", "d*v"] } };
const stackMayNotPublish = { "kaleyra-publish-only-in-stacks": { stacks: ["prod"] } };
const atMost = (maxFlows: number) => ({ "kaleyra-flows-per-stack": { maxFlows } });

describe.each(resourceTypes)("on flows of the type $type, the policies", (resourceType) => {
  it("report violations in preview and up, as advice", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await stackThat("breaks", { kaleyra, resourceType });

    const preview = await stack.preview();
    const up = await stack.up();

    for (const run of [preview, up]) {
      expect(inOrder(run.violations)).toEqual(expected("advisory"));
      expect(run.ok).toBe(true);
    }
    expect(kaleyra.flows()).toHaveLength(cases.length);
  });

  it("stop a preview and an up if they are mandatory, before anything is sent", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await stackThat("breaks", {
      kaleyra,
      resourceType,
      levels: { all: "mandatory" },
    });

    const preview = await stack.preview();
    const up = await stack.up();

    expect(inOrder(preview.violations)).toEqual(expected("mandatory"));
    expect([preview.ok, up.ok]).toEqual([false, false]);
    // An update may end before the engine has reported all violations.
    expect(up.violations[0]).toMatchObject({ level: "mandatory" });
    expect(kaleyra.requests()).toEqual([]);
  });

  it("are silent in preview and up about flows without violations", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await stackThat("keeps", {
      kaleyra,
      resourceType,
      levels: { all: "mandatory" },
    });

    const preview = await stack.preview();
    const up = await stack.up();

    expect(preview).toMatchObject({ ok: true, violations: [] });
    expect(up).toMatchObject({ ok: true, violations: [] });
    expect(kaleyra.flows()).toHaveLength(cases.length);
  });
});

interface StackOptions {
  readonly kaleyra: Emulator;
  readonly resourceType: ResourceType;
  /** Enforcement levels in the policy configuration; by default the pack's own. */
  readonly levels?: Readonly<Record<string, string>>;
}

/**
 * A stack with one flow of every case, and the policies about the stack configured so that it
 * breaks or keeps these too.
 */
function stackThat(
  verb: "breaks" | "keeps",
  { kaleyra, resourceType, levels }: StackOptions,
): Promise<TestStack> {
  const stackPolicies =
    verb === "breaks"
      ? { ...stackMayNotPublish, ...atMost(cases.length - 1) }
      : { ...stackMayPublish, ...atMost(cases.length) };
  return TestStack.create({
    kaleyra,
    program: programOf(resourceType, flowsThat(verb)),
    policyPack: { folder: policyPack, config: { ...levels, ...config, ...stackPolicies } },
  });
}

/**
 * The violations of a stack that breaks the policies: one for each flow, one more for each published
 * flow, and one for the number of flows.
 */
function expected(level: string): readonly unknown[] {
  const aboutFlows = cases.map(({ policy, violation, message }) => ({
    policy,
    resource: `breaks-${violation}`,
    level,
    message: expect.stringMatching(message),
  }));
  const published = cases.filter(({ breaks }) => breaks.args.publish === true);
  return inOrder([
    ...aboutFlows,
    ...published.map(({ violation }) => ({
      policy: "kaleyra-publish-only-in-stacks",
      resource: `breaks-${violation}`,
      level,
      message: expect.stringMatching(/in the stack dev, and only prod may publish.*Set publish/s),
    })),
    {
      policy: "kaleyra-flows-per-stack",
      resource: "test-dev",
      level,
      message: expect.stringMatching(/has 11 flows, and the limit is 10/),
    },
  ]);
}

/** Sorted, since the engine reports violations in any order. */
function inOrder(violations: readonly Violation[]): readonly Violation[] {
  const location = ({ policy, resource }: Violation) => `${policy} ${resource}`;
  return [...violations].sort((one, other) => location(one).localeCompare(location(other), "en"));
}
