import { readFileSync } from "node:fs";
import path from "node:path";

import schema from "../../../provider/plugin/schema.json";
import { variables } from "../../../provider/settings";
import { repository } from "../../support/repository";

/** The settings of the schema, which describes those of `sdk/typescript/config.ts`. */
const described = Object.entries(schema.config.variables).map(([name, { description }]) => {
  const [, variable] = /Environment variable: `(\w+)`\./.exec(description) ?? [];
  return { name, variable };
});

it("the provider reads every setting of the schema from its variable, and no other", () => {
  expect(Object.fromEntries(described.map(({ name, variable }) => [name, variable]))).toEqual(
    variables,
  );
});

it("docs/settings.md lists every setting with its variable, in the schema's order", () => {
  const page = readFileSync(path.join(repository, "docs/settings.md"), "utf8");
  const listed = [...page.matchAll(/^- `kaleyra:(\w+)`, `(\w+)`:/gm)];

  expect(listed.map(([, name, variable]) => ({ name, variable }))).toEqual(described);
});
