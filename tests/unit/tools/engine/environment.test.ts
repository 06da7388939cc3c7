import path from "node:path";

import { engineEnvironment, engineFolder } from "../../../../tools/engine/environment";
import { putExecutables, temporaryFolder } from "./fake-engine";

const onPath = temporaryFolder();
putExecutables(onPath, ["pulumi"]);

test("the folder for the PATH is that of the found engine", () => {
  expect(engineFolder(onPath)).toBe(onPath);
});

test("the environment keeps its variables and puts the engine first on the PATH", () => {
  const searchPath = ["/somewhere/else", onPath].join(path.delimiter);

  expect(engineEnvironment({ PATH: searchPath, LANG: "C", UNSET: undefined })).toStrictEqual({
    PATH: [onPath, searchPath].join(path.delimiter),
    LANG: "C",
    PULUMI_HOME: path.resolve(__dirname, "../../../../.cache/pulumi-home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
});
