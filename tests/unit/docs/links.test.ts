import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { repository as address } from "../../../provider/version";
import { publishedFolders } from "../../../tools/package/npm-packages";
import { repository } from "../../support/repository";

const index = "docs/README.md";
const files = execFileSync("git", ["ls-files", "*.md"], { cwd: repository, encoding: "utf8" });
const pages = files
  .trim()
  .split("\n")
  .filter((page) => existsSync(path.join(repository, page)));

/** Pages for the Pulumi Registry, with its markup. */
const registryPages = ["docs/_index.md", "docs/installation-configuration.md"];
/** The pages whose links work at GitHub; `_index.md` has links like `./installation-configuration/`. */
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

describe("the README of a package in a folder", () => {
  const folders = publishedFolders().filter((folder) => folder !== ".");

  // npm shows the page outside of the repository, and resolves relative links reliably only for the
  // package in the root.
  it.each(folders)("has no relative links: %s", (folder) => {
    const relative = linksIn(textOf(`${folder}/README.md`)).filter(
      (link) => !/^(?:https:|#)/.test(link),
    );

    expect(relative).toEqual([]);
  });
});

describe("docs/README.md", () => {
  it("lists every page of docs, but not those with the markup of the Pulumi Registry", () => {
    const listed = new Set(linksOf(index).map(({ file }) => file));
    const unlisted = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && !listed.has(page));

    expect(unlisted.sort()).toEqual([index, ...registryPages]);
  });
});

describe("README.md", () => {
  it("has fewer than 130 lines and 1,100 words", () => {
    const text = textOf("README.md");

    expect(text.trimEnd().split("\n").length).toBeLessThan(130);
    expect(text.split(/\s+/).length).toBeLessThan(1_100);
  });
});

interface Link {
  readonly file: string;
  readonly heading?: string;
}

const atGitHub = `${address}/blob/main/`;

/** A page's links and pictures within the repository, including those with its address. */
function linksOf(page: string): readonly Link[] {
  return linksIn(textOf(page)).flatMap((link) => {
    const isAbsolute = link.startsWith(atGitHub);
    if (!isAbsolute && /^[a-z]+:/.test(link)) return [];
    const folder = isAbsolute ? "" : path.posix.dirname(page);
    const [target = "", heading] = link.replace(atGitHub, "").split("#");
    const file = target === "" ? page : path.posix.join(folder, target);
    return [heading === undefined ? { file } : { file, heading }];
  });
}

function linksIn(text: string): readonly string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
}

/** The anchors that GitHub makes of a page's headings. */
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
