import { readFileSync } from "node:fs";
import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import schema from "../../provider/plugin/schema.json";
import { languageEnvironment } from "../../tools/engine/environment";
import { examplesDir, programs } from "../../tools/schema/page";
import { blocksOf, scriptOf } from "../support/documented";
import { flowsAt } from "../support/flows";
import { repository } from "../support/repository";
import { examples } from "../support/schema-examples";
import { UserProject } from "../support/user-project";

const installation = "docs/installation-configuration.md";

/** The account that the page shows. */
const account = {
  sid: "HXAP0000000000IN",
  apiKeys: ["0123456789abcdef"],
  wabas: [{ id: "100000000000001", phoneNumbers: ["+910000000101"] }],
};

/** docs/_index.md and docs/installation-configuration.md, whose names and form the registry demands. */
describe("the pages for the Pulumi registry", () => {
  it.each(Object.entries(programs))("show programs of docs/examples: %s", (language, file) => {
    const programsInFiles = examples.map((example) =>
      readFileSync(path.join(examplesDir, example, file), "utf8"),
    );
    const blocks = blocksOf("docs/_index.md", language);

    // The same two programs in each language.
    expect(blocks).toHaveLength(2);
    expect(programsInFiles).toEqual(expect.arrayContaining([...blocks]));
  });

  it("show an example of every resource and function", () => {
    const members = Object.entries({ ...schema.resources, ...schema.functions });

    expect(
      members.filter(([, { description }]) => !description.includes("{{% example %}}")),
    ).toEqual([]);
  });

  it("configure a stack with which a program publishes a flow", async () => {
    await using kaleyra = await startEmulator({ accounts: [account] });
    const engine = await languageEnvironment(["yaml"]);
    const plugin = path.join(repository, "dist/plugin");
    const searchPath = [plugin, engine["PATH"]].join(path.delimiter);
    await using project = await UserProject.create(kaleyra, { ...engine, PATH: searchPath });
    await project.copy("docs/examples/whatsapp/Flow/publish-a-form/Pulumi.yaml");
    await project.copy("examples/published-flow/appointment.json");

    await project.run("pulumi stack init dev");
    await project.run(scriptOf(blocksOf(installation, "sh")));
    // The program uses only the stack's configuration.
    await project.run("unset KALEYRA_SID KALEYRA_API_KEY KALEYRA_POD KALEYRA_WABA_ID; pulumi up");

    expect(flowsAt(kaleyra)).toEqual(["appointment PUBLISHED"]);
  });

  it("list every setting with its variable and its description", () => {
    const page = readFileSync(path.join(repository, installation), "utf8");
    const [, options = ""] = page.split("## Options\n\n");
    const listed = [...options.matchAll(/^- `kaleyra:(\w+)` \(environment: `(\w+)`\)(.*)$/gm)];

    expect(listed.map(([, name, variable, text]) => ({ name, variable, text }))).toEqual(
      Object.entries(schema.config.variables).map(([name, setting]) => {
        const [, variable] = /Environment variable: `(\w+)`\./.exec(setting.description) ?? [];
        const description = setting.description.replace(/ Environment variable: `\w+`\./, "");
        return {
          name,
          variable,
          text: `${"secret" in setting ? ", a secret" : ""} - ${description}`,
        };
      }),
    );
  });
});
