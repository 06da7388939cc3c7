import fc from "fast-check";

import { type BlockedEffect, judge, readAllowance } from "../../../../cli/src/comment/gate";
import { knownEffects } from "../../../../cli/src/comment/planned-effect";
import { plannedFlows } from "../../../../cli/src/comment/planned-flows";
import { NoPreview } from "../../../../cli/src/comment/preview/no-preview";
import { readPreview } from "../../../../cli/src/comment/preview/read-preview";
import { aDigest, aPreview, type FlowStep } from "../../../support/previews";

/**
 * The operations of Pulumi's engine.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step.go
 */
const operations = [
  "same",
  "create",
  "update",
  "delete",
  "replace",
  "create-replacement",
  "delete-replaced",
  "read",
  "read-replacement",
  "refresh",
  "discard",
  "discard-replaced",
  "remove-pending-replace",
  "import",
  "import-replacement",
  "diff",
  "extend-parameterize",
] as const;

const forms = { "a stream": aPreview, "a document": aDigest } as const;

/**
 * The effects that a gate for everything holds back; `undefined` if the text is not accepted as a
 * preview.
 */
function blockedOf(text: string): readonly BlockedEffect[] | undefined {
  try {
    const preview = readPreview(text);
    const plan = { flows: plannedFlows(preview), unknowns: preview.unknowns };
    return judge(plan, { failOn: new Set(knownEffects), allowed: [] }).blocked;
  } catch (error) {
    if (error instanceof NoPreview) return undefined;
    throw error;
  }
}

const types = [
  "pulumi-nodejs:dynamic/kaleyra/whatsapp:Flow",
  "kaleyra:whatsapp:Flow",
  "pulumi-nodejs:dynamic/kaleyra/whatsapp:FlowMigration",
  "kaleyra:whatsapp:FlowMigration",
  "acme:forms:Set$kaleyra:whatsapp:Flow",
] as const;

/** Few names and ids, so that steps share them. */
const anyStep = (op: fc.Arbitrary<string>): fc.Arbitrary<FlowStep> =>
  fc.record({
    op,
    name: fc.constantFrom("survey", "booking", "a::b"),
    type: fc.constantFrom(...types),
    id: fc.constantFrom("1", "2", "3"),
    isPending: fc.boolean(),
    retainOnDelete: fc.boolean(),
    before: fc.record({
      status: fc.constantFrom("DRAFT", "PUBLISHED", "THROTTLED", "BLOCKED", "DEPRECATED", "NEW"),
      deletionPolicy: fc.constantFrom("DeleteOrDeprecate", "DeleteOnly", "Retain", "Prevent", "X"),
      publish: fc.boolean(),
    }),
    after: fc.record({ publish: fc.boolean(), name: fc.constantFrom("one", "two") }),
  });

/**
 * The effect of a single step on the existing flow, independent of the code under test; `undefined`
 * if the step does not remove the flow.
 */
function removalBy(step: FlowStep): "deprecate" | "delete" | "retain" | "unknown" | undefined {
  const isDeletion =
    ["delete", "delete-replaced", "replace"].includes(step.op) ||
    (["refresh", "update"].includes(step.op) && step.isPending === true);
  if (!isDeletion) return undefined;
  if (step.retainOnDelete === true) return "retain";
  const { status, deletionPolicy } = step.before ?? {};
  if (deletionPolicy === "X") return "unknown";
  if (deletionPolicy === "Retain") return "retain";
  if (deletionPolicy === "Prevent") return undefined;
  if (status === "DRAFT") return "delete";
  if (deletionPolicy === "DeleteOnly" || status === "DEPRECATED") return undefined;
  return "deprecate";
}

describe.each(Object.entries(forms))("the gate, of %s", (_, preview) => {
  it("blocks every step that removes a flow, among any other steps", () => {
    fc.assert(
      fc.property(fc.array(anyStep(fc.constantFrom(...operations)), { maxLength: 6 }), (steps) => {
        const blocked = blockedOf(preview({ steps }));
        expect(blocked).toBeDefined();
        for (const step of steps) {
          const kind = removalBy(step);
          if (kind !== undefined) expect(blocked).toContainEqual(holding(kind, step.name));
          if (step.op === "create") expect(blocked).toContainEqual(holding("create", step.name));
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("passes operations that change nothing, with any flow", () => {
    const harmlessOperation = fc.constantFrom(
      ...["same", "read", "discard", "discard-replaced", "remove-pending-replace"],
      ...["diff", "extend-parameterize"],
    );
    fc.assert(
      fc.property(fc.array(anyStep(harmlessOperation)), (steps) => {
        expect(blockedOf(preview({ steps }))).toEqual([]);
      }),
    );
  });

  it("blocks every operation that the current engine does not have", () => {
    const anyOperation = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom("read-discard", "Delete", "delete ", "replaced", "constructor", "toString"),
    );
    fc.assert(
      fc.property(
        anyStep(anyOperation.filter((op) => !operations.some((operation) => operation === op))),
        (step) => {
          expect(blockedOf(preview({ steps: [step] }))).toContainEqual(
            holding("unknown", step.name),
          );
        },
      ),
    );
  });

  it("blocks a part of a replacement without the replacement", () => {
    const halves = ["create-replacement", "read-replacement", "import-replacement"] as const;
    fc.assert(
      fc.property(anyStep(fc.constantFrom(...halves)), (step) => {
        expect(blockedOf(preview({ steps: [step] }))).toContainEqual(holding("unknown", step.name));
      }),
    );
  });

  it.each([{ status: "DRAFT", unsettled: ["status"] }, { status: "[secret]" }, { status: null }])(
    "blocks both deletions of a flow with an unknown status: %j",
    (before) => {
      const blocked = blockedOf(preview({ steps: [{ name: "survey", op: "delete", before }] }));
      expect(blocked).toEqual([holding("deprecate", "survey"), holding("delete", "survey")]);
    },
  );

  it("blocks a resource type of a later release", () => {
    for (const type of ["kaleyra:whatsapp:Form", "pulumi-nodejs:dynamic/kaleyra/whatsapp:Form"]) {
      const blocked = blockedOf(preview({ steps: [{ name: "survey", op: "delete", type }] }));
      expect(blocked).toEqual([holding("unknown", "survey")]);
    }
  });

  it("refuses every text that is cut off", () => {
    const text = preview({ steps: [{ name: "survey", op: "same" }] }).trimEnd();
    expect(blockedOf(text)).toEqual([]);
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), (length) => {
        expect(blockedOf(text.slice(0, length))).toBeUndefined();
      }),
    );
  });
});

describe("the gate", () => {
  it("blocks a flow that Pulumi may leave at Kaleyra because of deletedWith", () => {
    const urn = `urn:pulumi:dev::shop::${types[0]}::form`;
    const steps = ["form", "survey"].map((name, index) => ({ name, op: "delete", id: `${index}` }));
    const digest = JSON.parse(aDigest({ steps })) as { steps: { oldState: object }[] };
    // The first step is the stack's.
    Object.assign(digest.steps[2]?.oldState ?? {}, { deletedWith: urn });

    const blocked = blockedOf(JSON.stringify(digest));

    expect(blocked).toEqual([
      holding("delete", "form"),
      holding("delete", "survey"),
      holding("retain", "survey"),
    ]);
  });

  it("never passes JSON that is not a preview", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ maxDepth: 4 }), likeADigest, likeAStream), (text) => {
        expect(blockedOf(text)).not.toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("blocks a stream without the event of a deletion", () => {
    const steps = [{ name: "survey", op: "delete" }];
    const lines = aPreview({ steps }).split("\n");
    const without = lines.filter((line) => !line.includes('"op":"delete"'));

    expect(without).toHaveLength(lines.length - 1);
    expect(blockedOf(without.join("\n"))).toEqual([holding("unknown", "*")]);
  });

  it.each([
    { given: "two components", name: "menu", types: ["acme:a:Set$", "acme:b:Set$"] },
    { given: "a flow that is called *", name: "*", types: ["acme:a:Set$"] },
  ])("does not accept the name of $given as an allowance", ({ name, types: parents }) => {
    const steps = [
      ...parents.map((parent) => ({ name, op: "delete", type: `${parent}kaleyra:whatsapp:Flow` })),
      { name: "survey", op: "delete" },
    ];
    const preview = readPreview(aPreview({ steps }));
    const plan = { flows: plannedFlows(preview), unknowns: [] };
    const verdict = (text: string) =>
      judge(plan, { failOn: new Set(knownEffects), allowed: [readAllowance(text)] });
    const [first = ""] = parents.map(
      (parent) => `urn:pulumi:dev::shop::${parent}kaleyra:whatsapp:Flow::${name}`,
    );

    expect(verdict("delete:survey").blocked.map(({ flow }) => flow)).toEqual(
      parents.map((parent) => `urn:pulumi:dev::shop::${parent}kaleyra:whatsapp:Flow::${name}`),
    );
    expect(verdict("delete:menu").letThrough).toEqual([]);
    expect(verdict(`delete:${first}`).letThrough).toMatchObject([{ flow: first }]);
    expect(verdict("delete:*").blocked).toEqual([]);
  });

  it("blocks events that the current engine does not have", () => {
    const lines = aPreview({}).split("\n");
    const [first = "", ...others] = lines;
    const event = JSON.stringify({ sequence: 0, timestamp: 1, vanishEvent: {} });

    expect(blockedOf([first, ...others].join("\n"))).toEqual([]);
    expect(blockedOf([event, ...lines.map(later)].join("\n"))).toEqual([holding("unknown", "*")]);
  });
});

const anything = fc.jsonValue({ maxDepth: 2 });

/** Members of a document with content, but never a step in the engine's format. */
const likeADigest = fc
  .record(
    {
      steps: fc.oneof(anything, fc.array(fc.record({ op: anything, urn: anything }))),
      diagnostics: anything,
      duration: anything,
      changeSummary: anything,
      maybeCorrupt: anything,
    },
    { requiredKeys: [] },
  )
  .map((digest) => JSON.stringify(digest));

const likeAStream = fc
  .array(
    fc.record(
      {
        sequence: fc.nat(),
        preludeEvent: anything,
        resourcePreEvent: fc.record({ metadata: anything }),
        summaryEvent: fc.record({ isPreview: fc.boolean(), resourceChanges: anything }),
        cancelEvent: anything,
      },
      { requiredKeys: ["sequence"] },
    ),
  )
  .map((events) => events.map((event) => JSON.stringify(event)).join("\n"));

/** @param name The flow's name; the gate names it by its URN where another flow has the name. */
function holding(kind: BlockedEffect["kind"], name: string): BlockedEffect {
  const flow: unknown = name === "*" ? name : expect.stringMatching(`(^|::)${name}$`);
  return expect.objectContaining({ kind, flow }) as BlockedEffect;
}

/** Makes room for an event before the others. */
function later(line: string): string {
  return line.replace(/"sequence":(\d+)/, (_, number) => `"sequence":${Number(number) + 1}`);
}
