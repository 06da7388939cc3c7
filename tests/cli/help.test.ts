import { Folder, type Ended } from "../support/cli-folder";

async function help(...args: readonly string[]): Promise<Ended> {
  await using folder = await Folder.create();
  return await folder.run([...args, "--help"]);
}

const commands = [
  "comment",
  "dev",
  "doctor",
  "endpoint check",
  "endpoint keygen",
  "import",
  "list",
  "probe",
  "prune",
  "recover",
  "render",
  "validate",
];

describe("the help of kaleyra-flows", () => {
  it("has a page for each command", async () => {
    const { stdout } = await help();

    const listed = [...stdout.matchAll(/^ {2}(\w+) (?:\[|<| )/gm)].map(([, name]) => name);
    const names = new Set(commands.map((command) => command.split(" ")[0]));
    expect(listed).toEqual([...names, "help"]);
  });

  it.each(commands)(
    "of %s fills its lines, and has one example with existing options",
    async (name) => {
      const { code, stdout, stderr } = await help(...name.split(" "));

      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const lines = stdout.split("\n");
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
      // A line ends if the next word does not fit, or at the end of a paragraph.
      // The description is between the usage and an empty line each.
      const end = lines.findIndex((line) => /^(Options|Arguments):/.test(line));
      const description = lines.slice(2, end - 1);
      description.slice(0, -1).forEach((line, index) => {
        const [next = ""] = (description[index + 1] ?? "").split(" ");
        expect(`${line} ${next}`.length).toBeGreaterThan(80);
      });
      const examples = [...stdout.matchAll(/^ {2}.*npx kaleyra-flows ((?:endpoint )?\w+)(.*)$/gm)];
      expect(examples.map(([, command]) => command)).toEqual([name]);
      const used = (examples[0]?.[2] ?? "").match(/--[\w-]+/g) ?? [];
      for (const option of used) expect(stdout).toMatch(new RegExp(`^ .*${option} .*`, "m"));
      expect(stdout).toMatch(/^Exit codes: 0 .*2\s+wrong\s+usage/ms);
    },
  );
});
