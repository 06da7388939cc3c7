import { startEmulator } from "kaleyra-emulator";

import { blocksOf, scriptOf } from "../support/documented";
import { flowsAt } from "../support/flows";
import { UserProject } from "../support/user-project";
import { environmentFor, isTested, type LanguageName } from "./support/languages";

interface Case {
  readonly example: string;
  readonly language: LanguageName;
  /** The flows at Kaleyra before the destroy. */
  readonly flows: readonly string[];
  /** The flows that are left after it. */
  readonly left: readonly string[];
}

const cases: readonly Case[] = [
  { example: "yaml-flows", language: "yaml", flows: ["feedback DRAFT"], left: [] },
  {
    example: "python-flows",
    language: "python",
    flows: ["appointment PUBLISHED"],
    left: ["appointment DEPRECATED"],
  },
  {
    example: "go-flows",
    language: "go",
    flows: ["after-visit DRAFT", "why-you-left DRAFT"],
    left: [],
  },
  { example: "nodejs-flows", language: "nodejs", flows: ["feedback DRAFT"], left: [] },
];

describe("an example on the plugin, copied out", () => {
  it.each(cases.filter(({ language }) => isTested(language)))(
    "does what the README of $example describes, and then has no changes",
    async ({ example, language, flows, left }) => {
      await using kaleyra = await startEmulator();
      await using project = await UserProject.create(kaleyra, await environmentFor(language));
      await project.copy(`examples/${example}/`);
      const blocks = blocksOf(`examples/${example}/README.md`, "sh");

      await project.run(scriptOf(blocks.slice(0, -1)));
      const flowsAfterUp = flowsAt(kaleyra);
      await project.run("pulumi preview --expect-no-changes");
      await project.run(scriptOf(blocks.slice(-1)));

      expect(flowsAfterUp).toEqual(flows);
      expect(flowsAt(kaleyra)).toEqual(left);
    },
  );
});
