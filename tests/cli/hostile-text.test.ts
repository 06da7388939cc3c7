import { startEmulator } from "kaleyra-emulator";

import { aDocument, Folder } from "../support/cli-folder";
import { Project } from "../support/cli-project";

/** Commands of GitHub's and Azure's pipelines, of terminals, and characters that change the direction of text. */
const hostile =
  "::stop-commands::x\u001b[2J\u001b]8;;http://evil\u0007\u0000\u009b1J\u202e\u2066\r\n" +
  "::warning::y\u2028##[error]z##vso[task.complete]\ud83d";
const response = {
  times: "always",
  status: 400,
  body: { message: hostile, error: hostile },
} as const;
const flows = [
  { id: "11", name: `${hostile}-0123abc`, categories: [hostile], status: "DRAFT" },
  { id: "12", name: `live ${hostile}`, status: "PUBLISHED" },
];

/**
 * The text is in the output, but no control or format character (except joiners), and no line that a
 * pipeline takes for a command.
 */
function expectHarmless(output: string): void {
  expect(output).toContain("stop-commands");
  expect(output).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(output.split("\n").filter((line) => /^\s*::|##\w*\[/.test(line))).toEqual([]);
}

describe("Kaleyra's responses control neither terminal nor pipeline", () => {
  it.each([
    { args: ["list"] },
    { args: ["list", "--json"] },
    { args: ["import"] },
    { args: ["import", "--json", "--force"] },
    { args: ["prune"] },
    { args: ["prune", "--json"] },
    { args: ["prune", "--delete", "--yes"] },
    { args: ["recover"] },
    { args: ["recover", "--json"] },
  ])("through the output of $args", async ({ args }) => {
    await using kaleyra = await startEmulator({ flows });
    await using project = await Project.create({ environment: { ...kaleyra.environment } });
    kaleyra.addFault({ operation: "deleteFlow", ...response });

    const { output } = await project.kaleyraFlows(...args);
    kaleyra.addFault({ method: "GET", ...response });
    const refused = await project.kaleyraFlows(...args);

    expectHarmless(output);
    expectHarmless(refused.output);
  });

  it.each([{ args: ["doctor"] }, { args: ["doctor", "--json"] }, { args: ["list"] }])(
    "through the output of $args for a proxy's page",
    async ({ args }) => {
      await using kaleyra = await startEmulator();
      await using folder = await Folder.create();
      kaleyra.addFault({ times: "always", status: 403, body: `<h1>No</h1>\n${hostile}` });

      const environment = { ...kaleyra.environment };
      const { stdout, stderr } = await folder.run(args, { environment });

      expectHarmless(stdout + stderr);
    },
  );

  it.each([{ more: [] }, { more: ["--json"] }])(
    "through the report of a probe $more",
    async ({ more }) => {
      await using kaleyra = await startEmulator();
      await using folder = await Folder.create();
      kaleyra.addFault({ operation: "uploadDocument", ...response });
      kaleyra.addFault({ operation: "publishFlow", ...response });

      const args = ["probe", "--waba", "200000000000000101", "--drafts-only", "--yes", ...more];
      const { stdout, stderr } = await folder.run(args, {
        environment: { ...kaleyra.environment },
      });

      expectHarmless(stdout + stderr);
    },
  );
});

describe("kaleyra-flows validate", () => {
  it.each([
    ["UTF-16 with a byte order mark", Buffer.from("\ufeff{}", "utf16le"), 2, "it is UTF-16"],
    [
      "UTF-16 without a byte order mark",
      Buffer.from('{"version":"7.3"}', "utf16le"),
      1,
      "it is UTF-16",
    ],
    ["a Buffer as JSON", Buffer.from(JSON.stringify(Buffer.from("{}"))), 1, "it is a Buffer"],
    ["a path", Buffer.from("flows/appointment.json\n"), 1, "it is the path of a file"],
  ])("reports %s", async (_given, bytes, exitCode, named) => {
    await using folder = await Folder.create();
    await folder.write("flow.json", bytes);

    const { code, stdout, stderr } = await folder.run(["validate", "flow.json"]);

    expect(code).toBe(exitCode);
    expect(stdout + stderr).toContain(named);
  });

  it("accepts a byte order mark", async () => {
    await using folder = await Folder.create({ "flow.json": `\ufeff${aDocument()}` });

    const { code, stdout } = await folder.run(["validate", "flow.json"]);

    expect({ code, stdout }).toEqual({ code: 0, stdout: "1 document, nothing wrong\n" });
  });
});
