import { readFileSync } from "node:fs";

import type { JsonObject } from "../../../provider/flow-json/json";
import { documentsBelow } from "../../support/documents-below";
import {
  dropFooters,
  dropRequired,
  type Edited,
  edited,
  misspellings,
  swapComponents,
  withoutRoutes,
  wrongKinds,
} from "./edits-of-people";
import { findingsIn } from "./it-finds";
import { aDocumentWith, screensLeading } from "./meaning/documents";
import { validDocuments } from "./structure/mutations";

/**
 * Valid documents with typical human mistakes. A change that breaks one rule causes one finding, in
 * at least nine of ten cases.
 */

const chain = { A: ["B"], B: ["C"], C: ["D"], D: [] };
const fork = { A: ["B", "C"], B: ["D"], C: ["D"], D: [] };
const routed: readonly JsonObject[] = [chain, fork].flatMap((routes) =>
  ["6.2", "6.3", "7.0", "7.3"].map((version) => ({
    version,
    routing_model: routes,
    screens: screensLeading(routes, ["D"]),
  })),
);

const ownDocuments = [
  aDocumentWith(),
  ...routed,
  ...validDocuments.map((document) => document as JsonObject),
].filter((document) => findingsIn(document).length === 0);

/** The documents in a folder outside of the repository; `.ci/run` sets it. */
const documentsOfOthers = documentsBelow(process.env["FLOW_DOCUMENTS"])
  .map((file) => JSON.parse(readFileSync(file, "utf8")) as JsonObject)
  .filter((document) => findingsIn(document).every(({ severity }) => severity === "warning"));

/** The findings that a document has and its original has not. */
function newFindings({ original, document }: Edited): readonly string[] {
  const key = ({ code, message }: { code: string; message: string }) => `${code}: ${message}`;
  const before = new Set(findingsIn(original).map(key));
  return findingsIn(document)
    .map(key)
    .filter((finding) => !before.has(finding));
}

/** Nine of ten mutants have exactly one new finding. */
function expectOneEach(mutants: readonly Edited[]): void {
  const exceptions = mutants
    .map((mutant) => ({ where: mutant.where, findings: newFindings(mutant) }))
    .filter(({ findings }) => findings.length !== 1);
  const share = 1 - exceptions.length / mutants.length;
  expect(mutants.length).toBeGreaterThan(3);
  expect({ isEnough: share >= 0.9, share, examples: exceptions.slice(0, 20) }).toMatchObject({
    isEnough: true,
  });
}

const groups: readonly (readonly [string, readonly JsonObject[]])[] = [
  ["one of the project's own documents", ownDocuments],
  ...(documentsOfOthers.length > 0 ? ([["a document of others", documentsOfOthers]] as const) : []),
];

if (documentsOfOthers.length === 0) {
  // oxlint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- so that its absence is seen
  it.skip("documents of others: FLOW_DOCUMENTS names no folder", () => {});
}

describe.each(groups)("%s with one change has one finding", (_group, documents) => {
  it.each(Object.entries(misspellings))("if a property is misspelled: %s", (_how, misspell) => {
    expectOneEach(edited(documents, misspell));
  });

  it.each(Object.entries(wrongKinds))("if a value is of the wrong kind: %s", (_how, replace) => {
    expectOneEach(edited(documents, replace));
  });

  it("if a required property is missing", () => {
    expectOneEach(edited(documents, dropRequired));
  });

  it("if the version cannot exist", () => {
    const versions = ["2024.0", "73.0", "1.0", "7.3.1", "v7.3", "6.7", 7.3, 100, "", "latest"];
    expectOneEach(
      documents.flatMap((original) =>
        versions.map((version) => ({
          original,
          document: { ...original, version },
          where: String(version),
        })),
      ),
    );
  });

  it("if the Footer of a terminal screen is missing", () => {
    expectOneEach(edited(documents, dropFooters));
  });

  it("but none if two components are swapped", () => {
    const swapped = edited(documents, swapComponents);

    expect(swapped.length).toBeGreaterThan(3);
    expect(swapped.flatMap(newFindings)).toEqual([]);
  });
});

it("a document that lacks a route has one finding", () => {
  expectOneEach(withoutRoutes(routed));
});
