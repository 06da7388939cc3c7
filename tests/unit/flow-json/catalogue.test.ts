import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { codeUrl } from "../../../cli/src/validate/reports";
import { catalogue } from "../../../provider/flow-json/catalogue";
import {
  footer,
  lastScreen,
  screen,
  type CatalogueEntry,
  type Example,
} from "../../../provider/flow-json/catalogue/entry";
import { checkDocument } from "../../../provider/flow-json/check-document";
import type { JsonObject } from "../../../provider/flow-json/json";
import { rules } from "../../../provider/flow-json/rules";
import { conditionRules } from "../../../provider/flow-json/rules/structure/conditions";
import { codesPage } from "../../../tools/flow-json/codes-page";

const repository = join(__dirname, "../../..");

const entries = Object.entries<CatalogueEntry>(catalogue);

/** The findings in an example, with the options that it is for. */
function findingsIn([code, { example }]: (typeof entries)[number], part: "bad" | "good") {
  return checkDocument(exampleDocument(example, part), {
    publish: example.publish ?? false,
    endpoint: example.endpoint ?? "unknown",
    // A rule of an old version can only be shown in a frozen version.
    ignore: code === "INVALID_FLOW_JSON_VERSION_STATE" ? [] : ["INVALID_FLOW_JSON_VERSION_STATE"],
  });
}

describe("the catalogue of codes", () => {
  it.each(entries)("has a bad example of exactly %s", (...entry) => {
    const findings = findingsIn(entry, "bad");

    const [code, { severity }] = entry;
    expect(findings).toContainEqual(expect.objectContaining({ code, severity }));
    expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set([code]));
  });

  it.each(entries)("has a good example without %s", (...entry) => {
    expect(findingsIn(entry, "good")).toEqual([]);
  });
});

// The compiler checks the codes of rules, tables and test cases against the catalogue: see
// `FindingCode`.
describe("the rules", () => {
  // Conditions of properties are small rules in one file.
  const rulesWithFiles = rules.filter((rule) => !conditionRules.includes(rule));

  it.each(rulesWithFiles.map(({ code }) => code))("have %s in a file of that name", (code) => {
    const folder = join(repository, "provider/flow-json/rules");
    const files = ["structure", "meaning"].flatMap((name) => readdirSync(join(folder, name)));
    const name = code.toLowerCase().replaceAll("_", "-");

    expect(files.some((file) => file.startsWith(`${name}.`))).toBe(true);
  });
});

describe("docs/flow-json-codes.md", () => {
  const page = readFileSync(join(repository, "docs/flow-json-codes.md"), "utf8");

  it("is the catalogue's current output", () => {
    expect(page).toBe(codesPage());
  });

  it.each(entries.map(([code]) => code as keyof typeof catalogue))(
    "has the anchor of %s's address",
    (code) => {
      const anchor = new URL(codeUrl(code)).hash.slice(1);

      expect(page.split("\n")).toContain(`### ${anchor.toUpperCase()}`);
    },
  );

  it("links to files that exist", () => {
    const links = [...page.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, file]) => file ?? "");

    // Each code has at least one.
    expect(links.length).toBeGreaterThan(entries.length - 1);
    expect(links.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  });
});

/** The text of a whole document with one part of an example in it. */
function exampleDocument(example: Example, part: "bad" | "good"): string {
  if (example.in === "text") return example[part];
  return JSON.stringify(
    { version: example.version ?? "7.3", ...membersOf(example, part) },
    null,
    2,
  );
}

function membersOf(
  example: Exclude<Example, { readonly in: "text" }>,
  part: "bad" | "good",
): JsonObject {
  switch (example.in) {
    case "children": {
      const children = [...example[part], footer()];
      return { screens: [screen("ONLY", children, { terminal: true })] };
    }
    case "screens":
      return { screens: example[part] };
    case "screen":
      return { screens: [{ ...lastScreen("ONLY"), ...example[part] }] };
    case "document":
      return { screens: [lastScreen("ONLY")], ...example[part] };
    default:
      return example satisfies never;
  }
}
