import { readFileSync } from "node:fs";
import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { blocksOf, scriptOf } from "../support/documented";
import { flowsAt } from "../support/flows";
import { repository } from "../support/repository";
import { UserProject } from "../support/user-project";

interface Case {
  /** A folder in `examples`. The last `sh` block of its README destroys the stack. */
  readonly example: string;
  /** The flows at Kaleyra before the destroy, as `<name> <status>`. */
  readonly flowsAfterUp: readonly string[];
  /** A text in the documents of these flows. */
  readonly text: string;
  readonly flowsAfterDestroy: readonly string[];
}

describe("an example in a folder of its own", () => {
  it.each<Case>([
    {
      example: "draft-flow",
      flowsAfterUp: ["feedback DRAFT"],
      text: "How did we do?",
      flowsAfterDestroy: [],
    },
    {
      example: "published-flow",
      flowsAfterUp: ["appointment PUBLISHED"],
      text: "Confirm booking",
      flowsAfterDestroy: ["appointment DEPRECATED"],
    },
    {
      example: "many-flows",
      flowsAfterUp: ["after-delivery PUBLISHED", "after-visit PUBLISHED", "why-you-left PUBLISHED"],
      text: "We are sorry to see you go",
      flowsAfterDestroy: [
        "after-delivery DEPRECATED",
        "after-visit DEPRECATED",
        "why-you-left DEPRECATED",
      ],
    },
    {
      example: "promotion",
      flowsAfterUp: ["appointment DRAFT", "appointment PUBLISHED", "appointment PUBLISHED"],
      text: "Book appointment",
      flowsAfterDestroy: ["appointment DEPRECATED", "appointment DEPRECATED"],
    },
  ])(
    "does what the README of $example describes, and a preview shows no changes",
    async (given) => {
      await using kaleyra = await startEmulator();
      await using project = await UserProject.create(kaleyra);
      await project.copy(`examples/${given.example}/`);
      const blocks = blocksOf(`examples/${given.example}/README.md`, "sh");

      await project.run(scriptOf(blocks.slice(0, -1)));
      const flowsAfterUp = flowsAt(kaleyra);
      const documents = kaleyra.flows().map(({ document }) => document);
      await project.run("pulumi preview --expect-no-changes");
      await project.run(scriptOf(blocks.slice(-1)));

      expect(flowsAfterUp).toEqual(given.flowsAfterUp);
      expect(documents.join()).toContain(given.text);
      expect(flowsAt(kaleyra)).toEqual(given.flowsAfterDestroy);
    },
  );
});

it("the example promotion refuses a document in prod that staging does not have", async () => {
  await using kaleyra = await startEmulator();
  await using project = await UserProject.create(kaleyra);
  await project.copy("examples/promotion/");
  await project.link();
  await project.run("for stack in staging prod; do pulumi stack init $stack; done");

  await expect(project.run("pulumi up --stack prod")).rejects.toThrow(
    "staging has not got this document: run `pulumi up --stack staging` first",
  );

  expect(flowsAt(kaleyra)).toEqual([]);
});

describe("the quickstart at the root", () => {
  it("is deployed with a plain `pulumi up`, has no changes in a preview, and is destroyed", async () => {
    await using kaleyra = await startEmulator();
    await using project = await UserProject.create(kaleyra);
    await project.copy("Pulumi.yaml", "examples");
    await project.link();

    await project.run("pulumi stack init dev && pulumi up");
    const flowsAfterUp = flowsAt(kaleyra);
    const documents = kaleyra.flows().map(({ document }): unknown => JSON.parse(document));
    await project.run("pulumi preview --expect-no-changes");
    await project.run("pulumi destroy");

    expect(flowsAfterUp).toEqual(["appointment PUBLISHED", "feedback DRAFT"]);
    expect(documents).toContainEqual(exampleDocument("published-flow/appointment.json"));
    expect(documents).toContainEqual(exampleDocument("draft-flow/feedback.json"));
    expect(flowsAt(kaleyra)).toEqual(["appointment DEPRECATED"]);
  });
});

/** The document in a file of `examples`. */
function exampleDocument(file: string): unknown {
  return JSON.parse(readFileSync(path.join(repository, "examples", file), "utf8"));
}
