import { aDocument, Folder } from "../support/cli-folder";
import { aPreview, type FlowStep, live } from "../support/previews";

/** A flow of a preview, with its row in the comment and its effects in JSON. */
interface Plan {
  readonly step: FlowStep;
  readonly expected: string;
  readonly effects: readonly string[];
}

const [old, fresh] = [aDocument("7.3", "Thank you"), aDocument("7.3", "Thanks")];

const flows: readonly Plan[] = [
  {
    step: {
      name: "a new draft",
      op: "create",
    },
    expected: "created as a draft",
    effects: ["create"],
  },
  {
    step: {
      name: "a new flow with publish",
      op: "create",
      after: { publish: true },
    },
    expected: "created and **published**",
    effects: ["create", "publish"],
  },
  {
    step: {
      name: "an edited draft",
      op: "update",
      before: { flowJson: old },
      after: { flowJson: fresh },
    },
    expected: "edited, stays a DRAFT",
    effects: [],
  },
  {
    step: {
      name: "a draft that is to be published",
      op: "update",
      after: { publish: true },
    },
    expected: "**published**",
    effects: ["publish"],
  },
  {
    step: {
      name: "an edited live flow",
      op: "update",
      before: { ...live, flowJson: old },
      after: { publish: true, flowJson: fresh },
    },
    expected: "PUBLISHED: edited, goes back to DRAFT and is **published again**",
    effects: ["edit"],
  },
  {
    step: {
      name: "a live flow that gets another deletion policy",
      op: "update",
      before: live,
      after: { publish: true, deletionPolicy: "Retain" },
    },
    expected: "no call to Kaleyra, stays PUBLISHED",
    effects: [],
  },
  {
    step: {
      name: "a live flow of which a secret changes",
      op: "update",
      before: { ...live, endpointUri: "[secret]" },
      after: { publish: true, endpointUri: "[secret]" },
    },
    expected: "PUBLISHED: edited in a secret, goes back to DRAFT and is **published again**",
    effects: ["edit"],
  },
  {
    step: {
      name: "a replaced live flow",
      op: "replace",
      before: live,
      after: { publish: true, name: "another", wabaId: "200000000000000102" },
    },
    expected:
      "**replaced** by a new flow under another name, which is published; the old one is **DEPRECATED, not deleted**, forever, " +
      "and message templates with its id stop working",
    effects: ["replace", "deprecate"],
  },
  {
    step: {
      name: "a draft that leaves the stack",
      op: "delete",
    },
    expected: "leaves the stack: deleted (a draft)",
    effects: ["delete"],
  },
  {
    step: {
      name: "a live flow that leaves the stack",
      op: "delete",
      before: { status: "THROTTLED" },
    },
    expected: "leaves the stack: **DEPRECATED, not deleted**, forever",
    effects: ["deprecate"],
  },
  {
    step: {
      name: "a flow that is retained",
      op: "delete",
      before: { ...live, deletionPolicy: "Retain" },
    },
    expected: "leaves the stack: retained at Kaleyra as it is, PUBLISHED",
    effects: ["retain"],
  },
  {
    step: {
      name: "a flow with retainOnDelete",
      op: "delete",
      before: live,
      retainOnDelete: true,
    },
    expected: "leaves the stack: retained at Kaleyra as it is (retainOnDelete)",
    effects: ["retain"],
  },
  {
    step: {
      name: "a live flow that may only be deleted",
      op: "delete",
      before: { ...live, deletionPolicy: "DeleteOnly" },
    },
    expected: "**its deletionPolicy DeleteOnly will refuse, since it is PUBLISHED**",
    effects: [],
  },
];

/** Flows with a secret in what decides on the effect, and a flow that is only read. */
const hiddenFlows: readonly Plan[] = [
  {
    step: {
      name: "a new flow whose publish is a secret",
      op: "create",
      after: { publish: "[secret]" },
    },
    expected: "created; whether it is published is not known before the update",
    effects: ["create", "publish"],
  },
  {
    step: {
      name: "a live flow with an edit, whose updateStrategy is a secret",
      op: "update",
      before: { ...live, flowJson: old },
      after: { publish: false, updateStrategy: "[secret]", flowJson: fresh },
    },
    expected:
      "PUBLISHED: edited, goes back to DRAFT; is **published again** if publish turns out to be true, else is **staged**, not " +
      "published: messages most likely still send the version that was published last",
    effects: ["edit", "stage"],
  },
  {
    step: {
      name: "a live flow with a secret endpoint and another deletion policy",
      op: "update",
      before: { ...live, endpointUri: "[secret]" },
      after: { publish: true, endpointUri: "[secret]", deletionPolicy: "Retain" },
    },
    expected:
      "PUBLISHED: perhaps edited in a secret, goes back to DRAFT and is **published again**",
    effects: ["edit"],
  },
  {
    step: {
      name: "a live flow with a secret in its document, and a secret publish",
      op: "update",
      before: { ...live, publish: "[secret]", flowJson: { version: "7.3", data: ["[secret]"] } },
      after: { publish: "[secret]", flowJson: { version: "7.3", data: ["[secret]"] } },
    },
    expected:
      "PUBLISHED: perhaps edited in a secret, goes back to DRAFT and is **published again** if publish turns out to be true",
    effects: ["edit"],
  },
  {
    step: {
      name: "a live flow that is only read from now on",
      op: "read",
      before: live,
      inputsBefore: { ...live, updateStrategy: "InPlace" },
    },
    expected:
      "only read from now on: stays at Kaleyra as it is, PUBLISHED, and the stack does not manage it",
    effects: ["retain"],
  },
];

/** The state of a published flow with an edit that is not published. */
const staged = { publish: false, updateStrategy: "Draft", status: "DRAFT", everPublished: true };

/** Flows whose edits are staged: made, but not published. */
const stagedFlows: readonly Plan[] = [
  {
    step: {
      name: "a live flow whose edit is staged",
      op: "update",
      before: { ...live, flowJson: old },
      after: { publish: false, updateStrategy: "Draft", flowJson: fresh },
    },
    expected:
      "PUBLISHED: edited, goes back to DRAFT and is **staged**, not published: messages most likely still send the version that was published last",
    effects: ["stage"],
  },
  {
    step: {
      name: "a live flow whose edit is staged, in a secret",
      op: "update",
      before: { ...live, publish: false, updateStrategy: "Draft", endpointUri: "[secret]" },
      after: { publish: false, updateStrategy: "Draft", endpointUri: "[secret]" },
    },
    expected:
      "PUBLISHED: edited in a secret, goes back to DRAFT and is **staged**, not published: messages most likely still send the version that was published last",
    effects: ["stage"],
  },
  {
    step: {
      name: "a live flow whose publish is not known before the update",
      op: "update",
      before: { ...live, flowJson: old },
      after: {
        // Pulumi's text for an unknown value.
        publish: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        updateStrategy: "Draft",
        flowJson: fresh,
      },
    },
    expected:
      "PUBLISHED: edited, goes back to DRAFT; is **published again** if publish turns out to be true, else is **staged**, not " +
      "published: messages most likely still send the version that was published last",
    effects: ["edit", "stage"],
  },
  {
    step: {
      name: "a staged flow that is edited again",
      op: "update",
      before: { ...staged, flowJson: old },
      after: { publish: false, updateStrategy: "Draft", flowJson: fresh },
    },
    expected:
      "edited, stays **staged** as a DRAFT: messages most likely still send the version that was published last",
    effects: ["stage"],
  },
  {
    step: {
      name: "a staged flow that is published",
      op: "update",
      before: staged,
      after: { publish: true, updateStrategy: "Draft" },
    },
    expected: "**published again**",
    effects: ["publish"],
  },
  {
    step: {
      name: "a staged flow that leaves the stack",
      op: "delete",
      before: staged,
    },
    expected:
      "leaves the stack: deleted, if Kaleyra deletes a draft that was published before; if not, the deletion fails",
    effects: ["deprecate", "delete"],
  },
];

describe.each([
  { given: "of one preview", plans: flows },
  { given: "whose edits are staged", plans: stagedFlows },
  { given: "with secrets, or only read", plans: hiddenFlows },
])("kaleyra-flows comment shows the effect on each flow $given", ({ plans }) => {
  it.each(["dynamic", "plugin"] as const)("of the %s provider", async (provider) => {
    await using folder = await Folder.create();
    const input = aPreview({ steps: plans.map(({ step }) => step), provider });

    const { stdout } = await folder.run(["comment"], { input });
    const { stdout: json } = await folder.run(["comment", "--json"], { input });

    const rows = stdout.split("\n").filter((line) => line.startsWith("| `"));
    const { flows: listed } = JSON.parse(json) as { flows: { name: string; effects: string[] }[] };
    for (const { step, expected, effects } of plans) {
      expect(rows.filter((row) => row.startsWith(`| \`${step.name}\` (`))).toEqual([
        expect.stringContaining(` | ${expected} |`),
      ]);
      expect(listed.find(({ name }) => name === step.name)?.effects).toEqual(effects);
    }
    expect(rows).toHaveLength(plans.length);
  });
});
