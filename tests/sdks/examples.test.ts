import path from "node:path";

import { languageEnvironment } from "../../tools/engine/environment";
import { idOfOthers, outcomeOf, outcomes } from "../support/on-the-engine";
import { repository } from "../support/repository";
import { examples } from "../support/schema-examples";

const outcomesInYaml: typeof outcomes = {
  ...outcomes,
  // Pulumi YAML cannot map a list, so this program returns whole flows instead of their ids.
  "whatsapp/getFlows/list-the-published-flows": {
    flows: [],
    outputs: { flows: [expect.objectContaining({ flowId: idOfOthers })] },
  },
};

describe("an example in YAML, on the engine", () => {
  it.each(examples)("is deployed, and a preview after it shows no changes: %s", async (example) => {
    const engine = await languageEnvironment(["yaml"]);
    const searchPath = [path.join(repository, "dist/plugin"), engine["PATH"]];

    const outcome = await outcomeOf({
      environment: { ...engine, PATH: searchPath.join(path.delimiter) },
      files: [`docs/examples/${example}/Pulumi.yaml`],
    });

    expect(outcome).toEqual(outcomesInYaml[example]);
  });
});
