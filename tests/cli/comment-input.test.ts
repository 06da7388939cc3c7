import { Folder } from "../support/cli-folder";
import { aDigest, aPreview, live, streamOf } from "../support/previews";

const whole = aPreview({ steps: [{ name: "survey", op: "update", before: live }] });
const events = whole.trim().split("\n");
const update = { isPreview: false, maybeCorrupt: false, resourceChanges: {} };

/** Inputs that are not a preview, each with a part of the reason. */
const inputs: Readonly<Record<string, readonly [input: string, reason: string]>> = {
  "plain text": ["Previewing update (dev)", "not JSON"],
  "an empty object": ["{}", "no summary"],
  "an empty array": ["[]", "not an object"],
  null: ["null", "not an object"],
  "a string": ['"x"', "not an object"],
  "a number": ["7", "not an object"],
  "a document without steps": ['{"steps":[]}', "no summary"],
  "a summary without steps": ['{"steps":[],"duration":1,"changeSummary":{"same":3}}', "no steps"],
  "a step without an operation": ['{"steps":[{}],"changeSummary":{}}', "operation"],
  "a state": [
    JSON.stringify({ version: 3, deployment: { resources: [], manifest: {} } }),
    "no summary",
  ],
  "an update plan": [JSON.stringify({ resourcePlans: {}, manifest: {}, config: {} }), "no summary"],
  "a summary of another tool": [
    JSON.stringify({ result: "succeeded", duration: 1, summary: { same: 1 }, resources: [] }),
    "no summary",
  ],
  "a document that was cut off": [aDigest({}).slice(0, -20), "cut off"],
  "two documents": [`${aDigest({})}\n${aDigest({})}`, "not JSON"],
  "a stream without its end": [events.slice(0, -1).join("\n"), "last events"],
  "a stream without its summary": [events.slice(0, -2).join("\n"), "last events"],
  "a stream without its beginning": [events.slice(1).join("\n"), "first events"],
  "a stream that was cut off in a line": [whole.slice(0, -12), "cut off"],
  "two streams": [whole + whole, "more than one run"],
  "a stream in another order": [[...events].reverse().join("\n"), "out of order"],
  "a stream with other lines": [whole.replace("\n", "\nwarning: no\n"), "not JSON"],
  "a stream with an array": [`${whole}[]\n`, "not an object"],
  "the events of an update": [
    streamOf([{ preludeEvent: {} }, { summaryEvent: update }, { cancelEvent: {} }]),
    "an update",
  ],
};

describe("kaleyra-flows comment", () => {
  it.each([
    [["no-such.json"], "could not read no-such.json: there is no such file or folder."],
    [["."], "could not read .: illegal operation on a directory."],
    [["plan.json/deeper.json"], "could not read plan.json/deeper.json: not a directory."],
    [["plan.json", "--out", "no/such.md"], "could not write no/such.md: there is no such file"],
  ])("describes in words why %j cannot be used", async (args, message) => {
    await using folder = await Folder.create({ "plan.json": whole });

    const { code, stderr } = await folder.run(["comment", ...args]);

    expect(code).toBe(1);
    expect(stderr).toContain(`kaleyra-flows: ${message}`);
    expect(stderr).not.toMatch(/ENO|EISDIR|open '/);
  });

  it.each(Object.entries(inputs))("refuses %s, with the reason", async (_, [input, reason]) => {
    await using folder = await Folder.create();
    const everything = "create,publish,edit,stage,replace,deprecate,delete,retain";
    // No allowance makes up for a preview that cannot be read.
    const allowed = ["--allow", "*", "--allow", "unknown:*"];

    const plain = await folder.run(["comment"], { input });
    const gated = await folder.run(["comment", "--fail-on", everything, ...allowed], { input });
    const json = await folder.run(["comment", "--json"], { input });

    expect([plain, gated, json].map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(plain.stderr).toMatch(
      /^kaleyra-flows: this is not what `pulumi preview --json` prints: /,
    );
    for (const text of [plain.stderr, plain.stdout, gated.stdout]) expect(text).toContain(reason);
    expect(plain.stdout).not.toContain("No flow changes");
    expect(JSON.parse(json.stdout)).toMatchObject({ failed: true, flows: [] });
  });

  it("suggests the other format if the document omits pending deletions and there is no state", async () => {
    await using folder = await Folder.create();
    const input = aDigest({ steps: [{ name: "survey", op: "update" }] });

    const plain = await folder.run(["comment"], { input });
    const gated = await folder.run(["comment", "--fail-on", "deprecate"], { input });

    expect(plain.code).toBe(0);
    expect(gated.code).toBe(1);
    for (const { stdout } of [plain, gated]) {
      expect(stdout).toContain("PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true");
    }
    expect(gated.stderr).toMatch(/^held back: unknown of \*: the preview omits /);
  });
});
