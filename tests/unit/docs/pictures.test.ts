import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { pictures } from "../../../tools/pictures/pictures";
import { repository } from "../../support/repository";

/** A picture in a page; `text` describes it to those who cannot see it. */
interface Image {
  readonly page: string;
  readonly text: string;
  readonly name: string;
}

const folder = path.join(repository, "docs/images");

function imagesOfPages(): readonly Image[] {
  const files = execFileSync("git", ["ls-files", "*.md"], { cwd: repository, encoding: "utf8" });
  const pages = files.trim().split("\n");
  return pages
    .filter((page) => existsSync(path.join(repository, page)))
    .flatMap((page) => {
      const found = readFileSync(path.join(repository, page), "utf8").matchAll(
        /!\[([^\]]*)\]\([^)]*\bimages\/([^)]+)\)/g,
      );
      return [...found].map(([, text = "", name = ""]) => ({ page, text, name }));
    });
}

describe("the pictures of the pages", () => {
  const images = imagesOfPages();

  it("are exactly those that `npm run pictures` draws", () => {
    const drawn = Object.keys(pictures).sort();

    expect([...new Set(images.map(({ name }) => name))].sort()).toEqual(drawn);
    expect(readdirSync(folder).sort()).toEqual(drawn);
  });

  it.each(Object.keys(pictures))("are small WebP files: %s", (name) => {
    const file = path.join(folder, name);

    expect(statSync(file).size).toBeLessThan(150_000);
    // The format's name in its header.
    expect(readFileSync(file).toString("latin1", 8, 12)).toBe("WEBP");
  });

  it.each(images)("have a description of more than eight words: $name in $page", ({ text }) => {
    expect(text.split(" ").length).toBeGreaterThan(8);
  });
});
