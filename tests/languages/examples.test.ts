import { startEmulator } from "kaleyra-emulator";

import { blocksOf, scriptOf } from "../support/documented";
import { flowsAt } from "../support/flows";
import { UserProject } from "../support/user-project";
import { environmentFor, isTested, type LanguageName } from "./support/languages";

interface Case {
  /** A folder in `examples`. The last `sh` block of its README destroys the stack. */
  readonly example: string;
  readonly language: LanguageName;
  /** The flows at Kaleyra before the destroy, as `<name> <status>`. */
  readonly flowsAfterUp: readonly string[];
  readonly flowsAfterDestroy: readonly string[];
}

const cases: readonly Case[] = [
  {
    example: "yaml-flows",
    language: "yaml",
    flowsAfterUp: ["feedback DRAFT"],
    flowsAfterDestroy: [],
  },
  {
    example: "python-flows",
    language: "python",
    flowsAfterUp: ["appointment PUBLISHED"],
    flowsAfterDestroy: ["appointment DEPRECATED"],
  },
  {
    example: "go-flows",
    language: "go",
    flowsAfterUp: ["after-visit DRAFT", "why-you-left DRAFT"],
    flowsAfterDestroy: [],
  },
  {
    example: "nodejs-flows",
    language: "nodejs",
    flowsAfterUp: ["feedback DRAFT"],
    flowsAfterDestroy: [],
  },
];

describe("an example that uses the plugin, in a folder of its own", () => {
  it.each(cases.filter(({ language }) => isTested(language)))(
    "does what the README of $example describes, and a preview shows no changes",
    async ({ example, language, ...expected }) => {
      await using kaleyra = await startEmulator();
      await using project = await UserProject.create(kaleyra, await environmentFor(language));
      await project.copy(`examples/${example}/`);
      const blocks = blocksOf(`examples/${example}/README.md`, "sh");

      await project.run(scriptOf(blocks.slice(0, -1)));
      const flowsAfterUp = flowsAt(kaleyra);
      await project.run("pulumi preview --expect-no-changes");
      await project.run(scriptOf(blocks.slice(-1)));

      expect(flowsAfterUp).toEqual(expected.flowsAfterUp);
      expect(flowsAt(kaleyra)).toEqual(expected.flowsAfterDestroy);
    },
  );
});
