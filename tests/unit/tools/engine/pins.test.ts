import { readFileSync } from "node:fs";
import path from "node:path";

import { cliVersion, hostsVersion, yamlHostVersion } from "../../../../tools/engine/pins";

test.each([
  ["cli", `github.com/pulumi/pulumi/pkg/v3 v${cliVersion}`],
  ["cli", `github.com/pulumi/pulumi/sdk/v3 v${cliVersion}`],
  ["languages", `github.com/pulumi/pulumi/sdk/v3 v${hostsVersion}`],
  ["language-yaml", `github.com/pulumi/pulumi-yaml v${yamlHostVersion}`],
])("the Go module of %s requires %s", (folder, requirement) => {
  const goMod = path.join(__dirname, "../../../../tools/engine/go", folder, "go.mod");
  expect(readFileSync(goMod, "utf8")).toContain(requirement);
});
