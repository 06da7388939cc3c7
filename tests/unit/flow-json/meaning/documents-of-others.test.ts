import { readFileSync } from "node:fs";
import { basename } from "node:path";

import { documentsBelow } from "../../../support/documents-below";
import { findingsIn } from "../it-finds";

/** Known mistakes in the documents of `FLOW_DOCUMENTS`, by the end of the file's name. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  // It leads to a missing screen, and passes a boolean to a screen that declares a string.
  "6_2_examples.json__navigation_list.json": [
    "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME",
    "INVALID_NAVIGATE_ACTION_STATIC_DATA",
  ],
};

/** Of a folder that is not in the repository; `.ci/run` sets it, and without it the tests are skipped. */
const files = documentsBelow(process.env["FLOW_DOCUMENTS"]);

describe("documents by other authors", () => {
  if (files.length === 0) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that its absence is seen
    it.skip("have no errors: FLOW_DOCUMENTS names no folder", () => {});
    return;
  }

  it.each(files)("have no errors except the known ones: %s", (file) => {
    const expected = Object.entries(mistakes).find(([name]) => file.endsWith(name))?.[1] ?? [];

    const errors = findingsIn(readFileSync(file, "utf8")).filter(
      ({ severity }) => severity === "error",
    );

    expect(errors.map(({ code }) => code)).toEqual(expected);
  });
});

interface ExpectedFindings {
  /** For example `error INVALID_SCREEN_DATA`, in the order of the text. */
  readonly findings: readonly string[];
  /** The hint of the first finding, or a part of it. */
  readonly hint?: string;
}

/** The expected findings of each file of `FLOW_CASES`, by the beginning of its name. */
const expectedFindings: Readonly<Record<string, ExpectedFindings>> = {
  contested1: { findings: ["warning SCREEN_ID_IS_RESERVED_KEYWORD"], hint: "Strict" },
  contested2: { findings: ["warning KALEYRA_IMAGE_FORMAT"], hint: "Strict" },
  contested3: { findings: [] },
  contested4: { findings: ["warning MISSING_FOOTER_ON_TERMINAL_SCREEN"], hint: "Strict" },
  fa1: { findings: [] },
  fa2b: { findings: [] },
  miss1: { findings: ["error INVALID_SCREEN_DATA"] },
  miss2: { findings: ["error INVALID_FLOW_JSON_VERSION"], hint: "7.3" },
  miss3: {
    findings: Array.from({ length: 4 }, () => "warning KALEYRA_LITERAL_BINDING"),
    hint: "${data.s}",
  },
  msg1: { findings: ["error INVALID_ON_CLICK_ACTION_PAYLOAD"], hint: "${screen.FIRST.form.input}" },
  msg2: { findings: ["error INVALID_PROPERTY_VALUE"], hint: "`'Hello ' ${data.s}`" },
  msg3: { findings: ["error INVALID_SCREEN_DYNAMIC_DATA"], hint: "`${form.input} != ''`" },
  msg4: { findings: ["error INVALID_ROUTING_MODEL"], hint: 'Add "B" to the destinations of A' },
  msg5: {
    findings: ["error INVALID_TYPE", "error INVALID_PROPERTY_TYPE", "error INVALID_PROPERTY_TYPE"],
    hint: '{"start-date": "A label", "end-date": "A label"}',
  },
  msg6: { findings: ["warning KALEYRA_LITERAL_BINDING"], hint: "back-quote" },
  msg7: { findings: ["error UNSUPPORTED_FLOW_JSON_VERSION"], hint: "7.3" },
  msg8: { findings: ["error INVALID_PROPERTY_KEY"], hint: "min-uploaded-photos" },
};

/** Like `files`: documents that were reported as wrongly checked. */
const cases = documentsBelow(process.env["FLOW_CASES"]);

describe("small documents that once showed a bug", () => {
  if (cases.length === 0) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that its absence is seen
    it.skip("have the expected findings: FLOW_CASES names no folder", () => {});
    return;
  }

  it.each(cases)("have the expected findings: %s", (file) => {
    const [name = ""] = basename(file).split("_");
    const expected = expectedFindings[name];

    const findings = findingsIn(readFileSync(file, "utf8"));

    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(expected?.findings);
    expect(findings[0]?.hint ?? "").toContain(expected?.hint ?? "");
  });
});
