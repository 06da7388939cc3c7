import { readFileSync } from "node:fs";
import { join } from "node:path";

import { typeScriptTypes } from "../../../../tools/flow-json/typescript-types";

describe("the types of documents", () => {
  it("are the tables' current output", () => {
    const file = join(__dirname, "../../../../sdk/typescript/flow-json/flow-json.ts");

    expect(readFileSync(file, "utf8")).toBe(typeScriptTypes());
  });
});
