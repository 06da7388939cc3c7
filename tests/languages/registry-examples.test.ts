import { outcomeOf, outcomes } from "../support/on-the-engine";
import { examples } from "../support/schema-examples";
import { environmentFor, isTested, type LanguageName, linkOf } from "./support/languages";

/** How the examples of a language become projects. */
interface LanguageProject {
  readonly language: LanguageName;
  /** The name of the program in each folder of docs/examples. */
  readonly program: string;
  /** The project's other files, relative to the repository. */
  readonly projectFiles: readonly string[];
  /** Commands to run first. */
  readonly ready: string;
}

/** The languages except YAML, which tests/sdks/examples.test.ts runs. */
const projects: readonly LanguageProject[] = [
  {
    language: "nodejs",
    program: "index.ts",
    projectFiles: ["Pulumi.yaml", "package.json", "tsconfig.json"].map(
      (file) => `examples/nodejs-flows/${file}`,
    ),
    ready: 'ln -s "$REPOSITORY/node_modules" node_modules',
  },
  {
    language: "python",
    program: "__main__.py",
    projectFiles: ["examples/python-flows/Pulumi.yaml"],
    ready: "",
  },
  {
    language: "go",
    program: "main.go",
    projectFiles: ["examples/go-flows/Pulumi.yaml", "docs/examples/go.mod", "docs/examples/go.sum"],
    ready: linkOf("go"),
  },
];

describe.each(projects.filter(({ language }) => isTested(language)))(
  "an example of the registry's pages in $language, on the engine",
  ({ language, program, projectFiles, ready }) => {
    it.each(examples)("is deployed, and a preview shows no changes: %s", async (example) => {
      const environment = await environmentFor(language);
      const files = [...projectFiles, `docs/examples/${example}/${program}`];

      const outcome = await outcomeOf({ environment, files, ready });

      expect(outcome).toEqual(outcomes[example]);
    });
  },
);
