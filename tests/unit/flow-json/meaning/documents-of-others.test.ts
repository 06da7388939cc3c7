import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { findingsIn } from "./cases";

/** Mistakes that real documents have, by the end of the file's name. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  // It leads to a screen it does not have, and hands a boolean to one that declares a string.
  "6_2_examples.json__navigation_list.json": [
    "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME",
    "INVALID_NAVIGATE_ACTION_STATIC_DATA",
  ],
};

const folder = process.env["FLOW_DOCUMENTS"] ?? "";
const files =
  folder === ""
    ? []
    : readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".json"))
        .map((file) => join(folder, file));

describe("documents that others wrote", () => {
  if (files.length === 0) {
    // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that its absence is seen
    it.skip("have no errors: FLOW_DOCUMENTS names no folder", () => {});
    return;
  }

  it.each(files)("have no errors but those known: %s", (file) => {
    const known = Object.entries(mistakes).find(([name]) => file.endsWith(name))?.[1] ?? [];

    const errors = findingsIn(readFileSync(file, "utf8")).filter(
      ({ severity }) => severity === "error",
    );

    expect(errors.map(({ code }) => code)).toEqual(known);
  });
});
