import { Folder } from "../support/cli-folder";
import { streamOf } from "../support/previews";

const urn = "urn:pulumi:dev::shop::kaleyra:whatsapp:Flow::pilot";
const stack = { op: "same", urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev" };
/** Pulumi adds it to a violation that a policy exception allows. */
const exempted = { exceptions: [{ id: "SHOP-12", reason: "The pilot" }] };

/** A preview with one violation, as Pulumi 3.276 reports it. */
function previewWith(violation: object): string {
  const policyEvent = {
    resourceUrn: urn,
    message: "Not in this stack",
    policyName: "kaleyra-publish-only-in-stacks",
    policyPackName: "rules",
    enforcementLevel: "mandatory",
    ...violation,
  };
  return streamOf([
    { preludeEvent: { config: {} } },
    { resourcePreEvent: { metadata: { ...stack, old: null, new: null } } },
    { policyEvent },
    { summaryEvent: { maybeCorrupt: false, isPreview: true, resourceChanges: { same: 1 } } },
    { cancelEvent: {} },
  ]);
}

it.each([
  { given: "no exception", violation: {}, level: "mandatory", verdict: "A policy forbids this" },
  { given: "an exception", violation: exempted, level: "exempted", verdict: "No flow changes" },
  {
    given: "an empty list of exceptions",
    violation: { exceptions: [] },
    level: "mandatory",
    verdict: "A policy forbids this",
  },
  {
    given: "an exception, and is advice",
    violation: { ...exempted, enforcementLevel: "advisory" },
    level: "exempted",
    verdict: "No flow changes",
  },
])(
  "kaleyra-flows comment shows a violation with $given as $level",
  async ({ violation, level, verdict }) => {
    await using folder = await Folder.create();

    const { stdout } = await folder.run(["comment"], { input: previewWith(violation) });

    expect(stdout).toMatch(
      new RegExp(`^${level} +rules/kaleyra-publish-only-in-stacks: pilot: Not`, "m"),
    );
    expect(stdout).toContain(verdict);
  },
);
