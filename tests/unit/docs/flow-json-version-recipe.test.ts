import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { usableVersions, versions } from "../../../provider/flow-json/tables/versions";
import { flowJsonSchemas } from "../../../tools/flow-json/schemas";
import { repository } from "../../support/repository";
import { aDocument, call, documentForm } from "../emulator/caller";

const id = "123";
const recipe = textOf("CONTRIBUTING.md")
  .split("\n- ")
  .find((entry) => entry.startsWith("**A Flow JSON version**"));
/** The files that the recipe names. */
const places = [...(recipe ?? "").matchAll(/`([\w/.-]+\/[\w.-]+\.\w+)`/g)].map(
  ([, place = ""]) => place,
);

// After a version is added to `provider/flow-json/tables/versions.ts`, the first step of the recipe in
// CONTRIBUTING.md, a test fails for each other step until that is done too.
describe("the recipe for a Flow JSON version", () => {
  it("names more than three places, all of which exist", () => {
    expect(places.length).toBeGreaterThan(3);
    expect(places.filter((place) => !existsSync(path.join(repository, place)))).toEqual([]);
  });

  it.each(places)("was followed in %s, down to the latest version", (place) => {
    expect(textOf(place)).toMatch(`${usableVersions.at(-1)}`);
  });

  it.each(versions)("was followed in the emulator: $version, $state", async ({ version }) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const body = documentForm(aDocument({ version }));

    const response = await call(kaleyra, `POST /${id}/assets`, { body });

    const isUnknown = response.text.includes("INVALID_FLOW_JSON_VERSION");
    expect(isUnknown).toBe(!usableVersions.includes(version));
  });

  it.each(versions)(
    "agrees on the versions that can be published: $version, $state",
    async (given) => {
      const { version, state } = given;
      await using kaleyra = await startEmulator({
        flows: [{ id, document: aDocument({ version }) }],
        switches: { refuseFrozenVersions: true },
      });

      await call(kaleyra, `POST /${id}/publish`);

      const isPublished = kaleyra.flow(id)?.status === "PUBLISHED";
      expect(isPublished).toBe(usableVersions.includes(version) && state !== "frozen");
    },
  );

  it("includes a JSON Schema for each version", () => {
    const files = [...flowJsonSchemas().keys()];

    expect(files).toEqual(
      expect.arrayContaining(
        usableVersions.map((version) => expect.stringContaining(version) as string),
      ),
    );
  });
});

function textOf(file: string): string {
  return readFileSync(path.join(repository, file), "utf8");
}
