import { outcomeOf, outcomes } from "../support/on-the-engine";
import { examples } from "../support/schema-examples";
import { environmentFor, isTested, type LanguageName, linkOf } from "./support/languages";

/**
 * A language's program, with the project files that make it an example to copy. tests/sdks runs
 * YAML.
 */
const projects: readonly {
  readonly language: LanguageName;
  readonly program: string;
  readonly frame: readonly string[];
  readonly ready: string;
}[] = [
  {
    language: "nodejs",
    program: "index.ts",
    frame: ["Pulumi.yaml", "package.json", "tsconfig.json"].map(
      (file) => `examples/nodejs-flows/${file}`,
    ),
    ready: 'ln -s "$REPOSITORY/node_modules" node_modules',
  },
  {
    language: "python",
    program: "__main__.py",
    frame: ["examples/python-flows/Pulumi.yaml"],
    ready: "",
  },
  {
    language: "go",
    program: "main.go",
    frame: ["examples/go-flows/Pulumi.yaml", "docs/examples/go.mod", "docs/examples/go.sum"],
    ready: linkOf("go"),
  },
];

describe.each(projects.filter(({ language }) => isTested(language)))(
  "an example of the registry's pages in $language, on the engine",
  ({ language, program, frame, ready }) => {
    it.each(examples)("is deployed, and then has no changes: %s", async (example) => {
      const environment = await environmentFor(language);
      const files = [...frame, `docs/examples/${example}/${program}`];

      const outcome = await outcomeOf({ environment, files, ready });

      expect(outcome).toEqual(outcomes[example]);
    });
  },
);
