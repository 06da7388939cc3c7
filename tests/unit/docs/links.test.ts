import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { repository } from "../../support/repository";

const index = "docs/README.md";
const files = execFileSync("git", ["ls-files", "*.md"], { cwd: repository, encoding: "utf8" });
const pages = files
  .trim()
  .split("\n")
  .filter((page) => existsSync(path.join(repository, page)));

/** The registry has addresses of its own: `./installation-configuration/`. */
const gitHubPages = pages.filter((page) => page !== "docs/_index.md");

describe("every page", () => {
  it.each(gitHubPages)("has links to files and headings that exist: %s", (page) => {
    const broken = linksOf(page).filter(({ file, heading }) => {
      if (!existsSync(path.join(repository, file))) return true;
      return heading !== undefined && !anchorsOf(file).has(heading);
    });

    expect(broken).toEqual([]);
  });
});

describe("docs/README.md", () => {
  it("lists every page of docs", () => {
    const listed = new Set(linksOf(index).map(({ file }) => file));
    const unlisted = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && !listed.has(page));

    expect(unlisted).toEqual([index]);
  });
});

describe("README.md", () => {
  it("stays short", () => {
    const text = textOf("README.md");

    expect(text.trimEnd().split("\n").length).toBeLessThan(130);
    expect(text.split(/\s+/).length).toBeLessThan(1_100);
  });
});

interface Link {
  readonly file: string;
  readonly heading?: string;
}

/** A page's links and pictures within the repository. */
function linksOf(page: string): readonly Link[] {
  const links = [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)];
  return links.flatMap(([, link = ""]) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [target = "", heading] = link.split("#");
    const file = target === "" ? page : path.posix.join(path.posix.dirname(page), target);
    return [heading === undefined ? { file } : { file, heading }];
  });
}

/** The anchors that GitHub gives to a page's headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = withoutCode(textOf(page)).matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, "");
}

function textOf(page: string): string {
  return readFileSync(path.join(repository, page), "utf8");
}
