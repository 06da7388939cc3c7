import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { blocksOf, exceptions, scriptOf } from "../support/documented";
import { flowsAt } from "../support/flows";
import { repository } from "../support/repository";
import { UserProject } from "../support/user-project";

/** Pages about a deployed stack, whose commands run in that of examples/published-flow. */
const pages = [
  { page: "docs/destroy.md", expectedFlows: ["appointment DEPRECATED"] },
  { page: "docs/state.md", expectedFlows: ["appointment PUBLISHED"] },
];

const registryPage = "docs/installation-configuration.md"; // Run by registry-pages.test.ts.

describe("the commands on a page", () => {
  it.each(pages)("$page: all run, in their order", async ({ page, expectedFlows }) => {
    await using kaleyra = await startEmulator();
    await using project = await UserProject.create(kaleyra);
    await project.copy("examples/published-flow/");
    await project.link();

    await project.run("pulumi stack init dev && pulumi up");
    await project.run(scriptOf(blocksOf(page, "sh")));

    expect(flowsAt(kaleyra)).toEqual(expectedFlows);
  });

  it("README.md: preview its program with the packed packages, and publish a flow", async () => {
    await using kaleyra = await startEmulator();
    await using project = await UserProject.create(kaleyra);
    const [program = ""] = blocksOf("README.md", "ts");
    const example = readFileSync(path.join(repository, "examples/published-flow/index.ts"), "utf8");

    await project.run(scriptOf(blocksOf("README.md", "sh")));

    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED"]);
    expect(example).toBe(program);
  });

  it("are tested for every page of docs that has commands", () => {
    const tested = [...pages.map(({ page }) => page), registryPage];
    const withCommands = readdirSync(path.join(repository, "docs"), { recursive: true })
      .map((file) => path.posix.join("docs", String(file)))
      .filter((file) => file.endsWith(".md") && blocksOf(file, "sh").length > 0);

    expect(withCommands.sort()).toEqual([...tested].sort());
  });

  it("include each exception of tests/support/documented.ts", () => {
    const documented = [
      "README.md",
      registryPage,
      ...pages.map(({ page }) => page),
      ...["draft-flow", "endpoint", "python-flows", "go-flows"].map(
        (example) => `examples/${example}/README.md`,
      ),
    ].flatMap((page) => blocksOf(page, "sh").flatMap((block) => block.split("\n")));

    expect(documented).toEqual(expect.arrayContaining(exceptions.map(({ command }) => command)));
  });
});
