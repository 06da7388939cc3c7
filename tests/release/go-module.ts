import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { repository as githubUrl } from "../../provider/version";
import { repository } from "../support/repository";

const run = promisify(execFile);

/** The path of the repository in Go's names of modules. */
const origin = githubUrl.replace("https://", "");
const folder = "sdk/go";

/** The module of the SDK for Go, as programs import it. */
export const goModule = `${origin}/${folder}`;

/** A local Git repository with a release of the SDK for Go, in place of the one at GitHub. */
export interface GoOrigin extends AsyncDisposable {
  /** With these variables, `go` gets the module from the local repository, and all others as usual. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * @param tags The tags of the release. Go finds a module in a folder by a tag that begins with the folder.
 * @see https://go.dev/ref/mod#vcs-version
 */
export async function startGoOrigin(...tags: readonly string[]): Promise<GoOrigin> {
  const local = await mkdtemp(path.join(tmpdir(), "kaleyra-origin-"));
  const git = (...args: readonly string[]) =>
    run("git", ["-c", "user.name=release", "-c", "user.email=release@localhost", ...args], {
      cwd: local,
    });
  await mkdir(path.join(local, folder), { recursive: true });
  await cp(path.join(repository, folder), path.join(local, folder), { recursive: true });
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "Release");
  for (const tag of tags) await git("tag", tag);
  await removeFromCache();
  return {
    environment: {
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.file://${local}.insteadOf`,
      GIT_CONFIG_VALUE_0: githubUrl,
      GOPRIVATE: origin, // Go asks neither its proxy nor its checksum database.
      GOWORK: "off",
      GOFLAGS: "-mod=mod", // Commands add what is missing to go.mod.
    },
    async [Symbol.asyncDispose]() {
      await removeFromCache();
      await rm(local, { recursive: true, force: true });
    },
  };
}

/** Removes the module from Go's cache. Go never downloads again a version that it has there. */
async function removeFromCache(): Promise<void> {
  const { stdout } = await run("go", ["env", "GOMODCACHE"]);
  const cache = stdout.trim();
  const organization = path.dirname(origin);
  const folders = [
    ...(await clonesIn(path.join(cache, "cache/vcs"))),
    path.join(cache, organization),
    path.join(cache, "cache/download", organization),
  ];
  for (const cached of folders) {
    // Go makes what it unpacks read-only.
    await run("chmod", ["-R", "u+w", cached]).catch(() => undefined);
    await rm(cached, { recursive: true, force: true });
  }
}

/**
 * Go's clones of the repository. A clone is in a folder with a hash as its name, next to
 * `<hash>.info` with its address.
 */
async function clonesIn(folderOfClones: string): Promise<readonly string[]> {
  const files = await readdir(folderOfClones).catch(() => []);
  const clones: string[] = [];
  for (const file of files.filter((name) => name.endsWith(".info"))) {
    const text = await readFile(path.join(folderOfClones, file), "utf8");
    if (text.includes(origin)) clones.push(path.join(folderOfClones, path.parse(file).name));
  }
  return clones;
}
