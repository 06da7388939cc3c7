import path from "node:path";

import { languageEnvironment } from "../../tools/engine/environment";
import { ofOthers, outcomeOf, outcomes } from "../support/on-the-engine";
import { repository } from "../support/repository";
import { examples } from "../support/schema-examples";

const list = "whatsapp/getFlows/list-the-published-flows";
const inYaml: typeof outcomes = {
  ...outcomes,
  // YAML has nothing that takes one property of each out of a list.
  [list]: {
    flows: [],
    outputs: { flows: [expect.objectContaining({ flowId: ofOthers })] },
  },
};

describe("an example in YAML, on the engine", () => {
  it.each(examples)("is deployed, and then has no changes: %s", async (example) => {
    const engine = await languageEnvironment(["yaml"]);
    const searchPath = [path.join(repository, "dist/plugin"), engine["PATH"]];

    const outcome = await outcomeOf({
      environment: { ...engine, PATH: searchPath.join(path.delimiter) },
      files: [`docs/examples/${example}/Pulumi.yaml`],
    });

    expect(outcome).toEqual(inYaml[example]);
  });
});
