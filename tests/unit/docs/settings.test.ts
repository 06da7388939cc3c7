import { readFileSync } from "node:fs";
import path from "node:path";

import schema from "../../../provider/plugin/schema.json";
import { repository } from "../../support/repository";

it("docs/settings.md lists every setting with its variable, in the schema's order", () => {
  const page = readFileSync(path.join(repository, "docs/settings.md"), "utf8");
  const listed = [...page.matchAll(/^- `kaleyra:(\w+)`, `(\w+)`:/gm)];

  expect(listed.map(([, name, variable]) => ({ name, variable }))).toEqual(
    Object.entries(schema.config.variables).map(([name, { description }]) => {
      const [, variable] = /Environment variable: `(\w+)`\./.exec(description) ?? [];
      return { name, variable };
    }),
  );
});
