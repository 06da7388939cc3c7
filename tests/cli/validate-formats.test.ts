import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import Ajv from "ajv-draft-04";

import { aBrokenDocument, aDocument, Folder } from "../support/cli-folder";

/** A name with the characters that the formats escape. */
const oddName = "a dir/50%, b:c é.json";

function aFolder(): Promise<Folder> {
  return Folder.create({
    [oddName]: aBrokenDocument(),
    "good.json": aDocument(),
    "old.json": aDocument("5.0"),
  });
}

describe("kaleyra-flows validate --format json", () => {
  it("lists all findings by document, and the unreadable files", async () => {
    await using folder = await aFolder();

    const args = ["validate", "good.json", oddName, "none.json", "--format", "json"];
    const { code, stdout } = await folder.run(args);

    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: [
        { file: "good.json", errors: 0, warnings: 0, findings: [] },
        {
          file: oddName,
          findings: expect.arrayContaining([
            expect.objectContaining({
              severity: "error",
              path: "screens[0].layout.children[0].colour",
              line: 13,
              column: 13,
              endLine: 13,
              endColumn: 21,
            }),
          ]),
        },
      ],
      unreadable: [{ file: "none.json", problem: "no such file" }],
    });
  });
});

describe("kaleyra-flows validate --format sarif", () => {
  it("is valid according to the schema of SARIF 2.1.0", async () => {
    await using folder = await aFolder();

    const { stdout } = await folder.run(["validate", ".", "none.json", "--format", "sarif"]);

    const validator = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    validator.validate(sarifSchema, JSON.parse(stdout));
    expect(validator.errors).toBeNull();
  });

  it("has what GitHub needs: rules, severities, places and relative addresses", async () => {
    await using folder = await aFolder();

    const { code, stdout } = await folder.run(["validate", ".", "--format", "sarif"]);

    const [run] = (JSON.parse(stdout) as SarifLog).runs;
    expect(code).toBe(1);
    expect(run?.columnKind).toBe("utf16CodeUnits");
    const broken = run?.results.find(({ level }) => level === "error");
    expect(broken?.locations[0]).toMatchObject({
      physicalLocation: {
        artifactLocation: { uri: "a%20dir/50%25%2C%20b%3Ac%20%C3%A9.json" },
        region: { startLine: 13, startColumn: 13, endLine: 13, endColumn: 21 },
      },
      logicalLocations: [{ fullyQualifiedName: "screens[0].layout.children[0].colour" }],
    });
    // A frozen version.
    const old = run?.results.find(({ level }) => level === "warning");
    expect(old?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("old.json");
    for (const { ruleId, ruleIndex, message } of run?.results ?? []) {
      const rule = run?.tool.driver.rules[ruleIndex];
      expect(rule?.id).toBe(ruleId);
      expect(rule?.shortDescription.text).not.toBe("");
      expect(message.text).not.toBe("");
    }
  });
});

describe("kaleyra-flows validate --format github", () => {
  it("is a workflow command for each finding, escaped", async () => {
    await using folder = await aFolder();

    const { code, stdout } = await folder.run([
      "validate",
      oddName,
      "old.json",
      "--format",
      "github",
    ]);

    const lines = stdout.trimEnd().split("\n");
    expect(code).toBe(1);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::error file=a dir\/50%25%2C b%3Ac é\.json,line=13,endLine=13,col=13,endColumn=21,title=[A-Z_]+::/,
      ),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^::warning file=old\.json,line=2,endLine=2,col=14,/),
    );
    expect(lines.at(-1)).toMatch(/ in 2 of 2 documents$/);
  });

  it("prevents documents and file names from starting a command", async () => {
    const document = aDocument().replace(`"text"`, `"x\\n::debug::a 100%"`);
    await using folder = await Folder.create({ "a\n::debug::b.json": document });

    const { stdout } = await folder.run(["validate", ".", "--format", "github"]);

    const lines = stdout.trimEnd().split("\n").slice(0, -1);
    expect(lines).not.toEqual([]);
    expect(
      lines.filter((line) => !line.startsWith("::error file=a%0A%3A%3Adebug%3A%3Ab.json,")),
    ).toEqual([]);
  });
});

/** The part of SARIF 2.1.0 that GitHub reads. */
interface SarifLog {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: {
      readonly driver: {
        readonly rules: readonly {
          readonly id: string;
          readonly shortDescription: { readonly text: string };
        }[];
      };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
}
