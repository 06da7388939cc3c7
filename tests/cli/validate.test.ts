import { aBrokenDocument, aDocument, Folder } from "../support/cli-folder";

describe("kaleyra-flows validate", () => {
  it("shows a finding with the lines around it, a mark, and a hint", async () => {
    await using folder = await Folder.create({ "flow.json": aBrokenDocument() });

    const { code, stdout } = await folder.run(["validate", "flow.json"]);

    expect(code).toBe(1);
    expect(stdout).toContain("flow.json:13:13 error");
    expect(stdout).toContain(
      [
        `    11 |           {`,
        `    12 |             "type": "TextHeading",`,
        `  > 13 |             "colour": "red",`,
        `       |             ^^^^^^^^`,
        `    14 |             "text": "Thank you"`,
        `    15 |           },`,
      ].join("\n"),
    );
    expect(stdout).toContain("\n  Remove it.\n");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("1 error in 1 of 1 document");
  });

  it("finds Pulumi's message for an output as text, even as the whole document", async () => {
    const message = "Calling [toJSON] on an [Output<T>] is not supported.";
    await using folder = await Folder.create({
      "within.json": aDocument().replace("Thank you", message),
      "alone.json": JSON.stringify(message),
    });

    const { code, stdout } = await folder.run(["validate", "within.json", "alone.json"]);

    expect(code).toBe(1);
    expect(stdout).toContain("2 errors in 2 of 2 documents");
    expect(stdout).toContain("pulumi.jsonStringify");
  });

  it("checks all files of a pattern and sums up", async () => {
    await using folder = await Folder.create({
      "flows/a.json": aDocument(),
      "flows/deep/er/b.json": aBrokenDocument(),
      "flows/node_modules/c.json": aBrokenDocument(),
      "flows/notes.txt": "not a document",
    });

    const { code, stdout } = await folder.run(["validate", "flows/**/*.json"]);

    expect(code).toBe(1);
    expect(stdout).toContain("flows/deep/er/b.json:13:13");
    expect(stdout).toContain("in 1 of 2 documents");
  });

  it("accepts a folder, and a file whose name looks like a pattern", async () => {
    await using folder = await Folder.create({
      "flows/a.json": aDocument(),
      "[b].json": aDocument(),
    });

    const { code, stdout } = await folder.run(["validate", "flows", "[b].json", "flows/a.json"]);

    expect({ code, stdout }).toEqual({ code: 0, stdout: "2 documents, nothing wrong\n" });
  });

  it.each([
    { given: "no file", args: [] },
    { given: "-", args: ["-"] },
  ])("reads the standard input for $given", async ({ args }) => {
    await using folder = await Folder.create();

    const { code, stdout } = await folder.run(["validate", ...args], { input: aBrokenDocument() });

    expect(code).toBe(1);
    expect(stdout).toContain("<stdin>:13:13 error");
  });

  it("checks the readable files and exits with 2 for the others", async () => {
    await using folder = await Folder.create({ "good.json": aDocument() });
    await folder.write("latin.json", Uint8Array.of(0x22, 0xe9, 0x22));

    const { code, stdout, stderr } = await folder.run([
      "validate",
      "good.json",
      "missing.json",
      "latin.json",
      "none/*.json",
    ]);

    expect(code).toBe(2);
    expect(stdout).toContain("1 document, nothing wrong; 3 could not be read");
    expect(stderr.trim().split("\n")).toEqual([
      "kaleyra-flows: missing.json: no such file",
      "kaleyra-flows: latin.json: it is not UTF-8",
      "kaleyra-flows: none/*.json: no file matches this pattern",
    ]);
  });

  it.each([
    { given: "an unknown format", args: ["--format", "xml"] },
    { given: "an unknown option", args: ["--frozen"] },
    { given: "an invalid count", args: ["--max-warnings", "few"] },
  ])("exits with 2 for $given", async ({ args }) => {
    await using folder = await Folder.create({ "good.json": aDocument() });

    const { code, stdout } = await folder.run(["validate", "good.json", ...args]);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  it("makes a frozen version an error for flows that will be published", async () => {
    await using folder = await Folder.create({ "old.json": aDocument("5.0") });

    const draft = await folder.run(["validate", "old.json"]);
    const published = await folder.run(["validate", "old.json", "--publish"]);

    expect(draft.code).toBe(0);
    expect(draft.stdout).toContain("1 warning in 1 of 1 document");
    expect(published.code).toBe(1);
    expect(published.stdout).toContain("old.json:2:14 error");
  });

  it("fails if there are more warnings than --max-warnings", async () => {
    await using folder = await Folder.create({ "old.json": aDocument("5.0") });

    const none = await folder.run(["validate", "old.json", "--max-warnings", "0"]);
    const one = await folder.run(["validate", "old.json", "--max-warnings", "1"]);

    expect(none.code).toBe(1);
    expect(none.stderr).toContain("1 warning, more than --max-warnings 0");
    expect(one.code).toBe(0);
  });

  it("omits the codes of --ignore", async () => {
    await using folder = await Folder.create({ "old.json": aDocument("5.0") });
    const args = ["validate", "old.json", "--publish"];

    const { code } = await folder.run([
      ...args,
      "--ignore",
      "INVALID_FLOW_JSON_VERSION_STATE",
      "--ignore",
      "INVALID_ROUTING_MODEL",
    ]);

    expect(code).toBe(0);
  });

  it.each([
    { endpoint: "--endpoint", usesEndpoint: false },
    { endpoint: "--no-endpoint", usesEndpoint: true },
  ])("has a finding if the document contradicts $endpoint", async ({ endpoint, usesEndpoint }) => {
    const document = JSON.parse(aDocument()) as Record<string, unknown>;
    const routed = { ...document, data_api_version: "3.0", routing_model: { END: [] } };
    await using folder = await Folder.create({
      "flow.json": JSON.stringify(usesEndpoint ? routed : document),
    });
    const args = ["validate", "flow.json", "--format", "json"];

    const withoutFlag = await folder.run(args);
    const withFlag = await folder.run([...args, endpoint]);

    expect(withoutFlag.stdout).toContain(`"findings": []`);
    expect(withFlag.stdout).toContain(`"KALEYRA_`);
  });

  it("cuts a long line around the finding", async () => {
    const singleLine = JSON.stringify(JSON.parse(aBrokenDocument()));
    await using folder = await Folder.create({ "flow.json": singleLine.padEnd(100_000) });

    const { stdout } = await folder.run(["validate", "flow.json"]);

    expect(stdout).toContain(`"colour":"red"`);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThan(200);
    const [line = "", mark = ""] = stdout
      .split("\n")
      .filter((each) => /^ {2}(> 1| {3}) \|/.test(each));
    expect(line.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe(`"colour"`);
  });

  it("shows the first fifty findings of a document and the number of the others", async () => {
    const screens = Array.from({ length: 80 }, () => ({}));
    await using folder = await Folder.create({
      "flow.json": JSON.stringify({ version: "7.3", screens }, null, 1),
    });

    const { stdout } = await folder.run(["validate", "flow.json"]);

    expect(stdout.match(/^flow\.json:\d+:\d+ /gm)).toHaveLength(50);
    expect(stdout).toMatch(/flow\.json: and \d+ more; --format json lists all/);
  });

  it.each([
    {
      given: "an empty folder",
      files: { "empty/readme.txt": "" },
      args: ["empty"],
      expected: ["empty: the folder has no .json files", "nothing checked; 1 could not be read"],
    },
    {
      given: "a folder of hidden files",
      files: { "flows/.draft.json": "{}" },
      args: ["flows"],
      expected: ["only hidden .json files, such as .draft.json", "nothing checked"],
    },
    {
      given: "an unknown code",
      files: { "flow.json": "{}" },
      args: ["flow.json", "--ignore", "INVALID_ROUTING_MODLE"],
      expected: [
        "--ignore INVALID_ROUTING_MODLE: there is no such code; did you mean INVALID_ROUTING_MODEL?",
      ],
    },
  ])("suggests the intended value for $given", async ({ files, args, expected }) => {
    await using folder = await Folder.create(files);

    const { code, stdout, stderr } = await folder.run(["validate", ...args]);

    expect(code).toBe(2);
    for (const text of expected) expect(stdout + stderr).toContain(text);
  });

  it("makes contested findings errors with --strict", async () => {
    const flow = aDocument().replaceAll(/"id": "[A-Z_]+"/g, `"id": "SUCCESS"`);
    await using folder = await Folder.create({ "flow.json": flow });

    const lenient = await folder.run(["validate", "flow.json"]);
    const strict = await folder.run(["validate", "flow.json", "--strict"]);

    expect({ lenient: lenient.code, strict: strict.code }).toEqual({ lenient: 0, strict: 1 });
    expect(lenient.stdout).toContain("`--strict` on the command line");
  });

  it("prevents documents from controlling the terminal", async () => {
    const document = aDocument().replace(`"text"`, `"\u001b[2J\u202e"`);
    await using folder = await Folder.create({ "flow.json": document });

    const { stdout } = await folder.run(["validate", "flow.json"]);

    expect(stdout).toContain("[2J");
    expect(stdout).not.toContain("\u001b");
    expect(stdout).not.toContain("\u202e");
  });

  it("accepts a reader that stops early", async () => {
    const screens = Array.from({ length: 20_000 }, () => 1);
    await using folder = await Folder.create({
      "flow.json": JSON.stringify({ version: "7.3", screens }),
    });

    const { code, stdout, stderr } = await folder.run(
      ["validate", "flow.json", "--format", "json"],
      { readsAtMost: 10_000 },
    );

    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout.length).toBeLessThan(500_000);
  });

  // The terminal is that of util-linux' `script`.
  const onLinux = process.platform === "linux" ? it : it.skip;

  onLinux("has colors on a terminal, unless NO_COLOR is set", async () => {
    await using folder = await Folder.create({ "flow.json": aBrokenDocument() });
    const args = ["validate", "flow.json"];

    const terminal = await folder.runOnTerminal(args);
    const uncolored = await folder.runOnTerminal(args, { NO_COLOR: "1" });
    const { stdout: piped } = await folder.run(args);

    expect(terminal).toContain("\u001b[31merror\u001b[39m");
    expect(uncolored).toContain("flow.json:13:13 error");
    expect(uncolored).not.toContain("\u001b");
    expect(piped).not.toContain("\u001b");
  });
});
