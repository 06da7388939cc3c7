import { aDocument, Folder } from "../support/cli-folder";
import { aPreview, type FlowStep, live } from "../support/previews";

/** A flow that was published, with an edit that is not. */
const staged = { publish: false, updateStrategy: "Draft", status: "DRAFT", everPublished: true };

const [old, fresh] = [aDocument("7.3", "Thank you"), aDocument("7.3", "Thanks")];

/** Flows whose edits are staged, each with its effect. */
const plans: readonly { step: FlowStep; expected: string; effects: readonly string[] }[] = [
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
      name: "a live flow of which nobody knows whether its edit is staged",
      op: "update",
      before: { ...live, flowJson: old },
      after: {
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
      name: "a staged flow that goes",
      op: "delete",
      before: staged,
    },
    expected:
      "leaves the stack: deleted, if Kaleyra deletes a draft that was published before; if not, the deletion fails",
    effects: ["deprecate", "delete"],
  },
];

it.each(["dynamic", "plugin"] as const)(
  "shows the effect on each flow of the %s provider",
  async (provider) => {
    await using folder = await Folder.create();
    const input = aPreview({ steps: plans.map(({ step }) => step), provider });

    const { stdout } = await folder.run(["comment"], { input });
    const { stdout: json } = await folder.run(["comment", "--json"], { input });

    const rows = stdout.split("\n").filter((line) => line.startsWith("| `"));
    const { flows } = JSON.parse(json) as { flows: { name: string; effects: string[] }[] };
    for (const { step, expected, effects } of plans) {
      expect(rows.filter((row) => row.startsWith(`| \`${step.name}\` (`))).toEqual([
        expect.stringContaining(` | ${expected} |`),
      ]);
      expect(flows.find(({ name }) => name === step.name)?.effects).toEqual(effects);
    }
    expect(rows).toHaveLength(plans.length);
  },
);
