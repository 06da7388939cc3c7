import path from "node:path";

import { engineEnvironment, engineFolders } from "../../../../tools/engine/environment";
import { putExecutables, temporaryFolder } from "./fake-engine";

const onPath = temporaryFolder();
putExecutables(onPath, ["pulumi"]);

test("the folders for the PATH are those of the found engine", () => {
  expect(engineFolders(onPath)).toEqual([onPath]);
});

test("the environment keeps its variables and puts the engine first on the PATH", () => {
  const searchPath = ["/somewhere/else", onPath].join(path.delimiter);

  expect(engineEnvironment({ PATH: searchPath, LANG: "C", UNSET: undefined })).toEqual({
    PATH: [onPath, searchPath].join(path.delimiter),
    LANG: "C",
    PULUMI_HOME: path.resolve(__dirname, "../../../../.cache/pulumi-home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
  });
});
