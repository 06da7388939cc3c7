import { readFileSync } from "node:fs";
import path from "node:path";

import rootManifest from "../../../package.json";
import { publishedFolders } from "../../../tools/package/npm-packages";
import { metadata } from "../../../tools/schema/metadata";
import { repository } from "../../support/repository";

// npm refuses a package with provenance whose `repository` differs from the one that publishes it
// (E422).
describe("the package.json of a published package", () => {
  it.each(publishedFolders())("agrees with the schema: %s", (folder) => {
    const manifest: unknown = JSON.parse(
      readFileSync(path.join(repository, folder, "package.json"), "utf8"),
    );
    const pathAtGitHub = folder === "." ? "" : `/tree/main/${folder}`;

    expect(manifest).toMatchObject({
      version: metadata.version,
      license: metadata.license,
      keywords: expect.arrayContaining(["kaleyra", "whatsapp", "flows"]),
      homepage: `${metadata.homepage}${pathAtGitHub}#readme`,
      bugs: { url: `${metadata.repository}/issues` },
      repository: {
        type: "git",
        url: `git+${metadata.repository}.git`,
        ...(folder !== "." && { directory: folder }),
      },
      engines: rootManifest.engines,
    });
  });
});
