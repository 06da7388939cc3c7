import { readFileSync } from "node:fs";
import path from "node:path";

import { metadata } from "../../../tools/schema/metadata";
import { repository } from "../../support/repository";

const workflow = readFileSync(path.join(repository, ".github/workflows/release.yml"), "utf8");

describe(".github/workflows/release.yml", () => {
  it("tags the Go module with its folder, without which Go does not find it", () => {
    const address = `${metadata.repository.replace("https://", "")}/`;
    const folder = path.dirname(metadata.language.go.importBasePath.replace(address, ""));

    expect(folder).toBe("sdk/go");
    expect(workflow).toContain(`refs/tags/${folder}/$GITHUB_REF_NAME`);
  });

  it("moves the major version's tag, which the example of the action uses", () => {
    const example = path.join(repository, "examples/pipelines/github/pull-request.yml");
    const [major] = metadata.version.split(".");

    expect(readFileSync(example, "utf8")).toContain(`/actions/flows-comment@v${major}`);
    expect(workflow).toContain("major=${GITHUB_REF_NAME%%.*}");
  });
});
