import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { repository as address } from "../../provider/version";
import { repository } from "../support/repository";

const run = promisify(execFile);

const origin = address.replace("https://", "");
const folder = "sdk/go";

/** The module of the SDK for Go, as a program asks for it. */
export const goModule = `${origin}/${folder}`;

/** A repository with the SDK for Go, released, in place of the one at GitHub. */
export interface GoOrigin extends AsyncDisposable {
  /** With these, `go` gets the module from there, and all others as usual. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * @param tags The tags of the release. Go finds a module in a folder by a tag that begins with the folder.
 * @see https://go.dev/ref/mod#vcs-version
 */
export async function startGoOrigin(...tags: readonly string[]): Promise<GoOrigin> {
  const place = await mkdtemp(path.join(tmpdir(), "kaleyra-origin-"));
  const git = (...args: readonly string[]) =>
    run("git", ["-c", "user.name=release", "-c", "user.email=release@localhost", ...args], {
      cwd: place,
    });
  await mkdir(path.join(place, folder), { recursive: true });
  await cp(path.join(repository, folder), path.join(place, folder), { recursive: true });
  await git("init", "--quiet");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "Release");
  for (const tag of tags) await git("tag", tag);
  await forgetModule();
  return {
    environment: {
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.file://${place}.insteadOf`,
      GIT_CONFIG_VALUE_0: address,
      GOPRIVATE: origin,
      GOWORK: "off",
      GOFLAGS: "-mod=mod",
    },
    async [Symbol.asyncDispose]() {
      await forgetModule();
      await rm(place, { recursive: true, force: true });
    },
  };
}

/** Removes our module from Go's cache, which takes a version that it has once for what that is forever. */
async function forgetModule(): Promise<void> {
  const { stdout } = await run("go", ["env", "GOMODCACHE"]);
  const cache = stdout.trim();
  const organization = path.dirname(origin);
  const repositories = path.join(cache, "cache/vcs");
  const infos = (await readdir(repositories).catch(() => [])).filter((file) =>
    file.endsWith(".info"),
  );
  const ours = await Promise.all(
    infos.map(async (file) => {
      const text = await readFile(path.join(repositories, file), "utf8");
      return text.includes(origin) ? [path.join(repositories, path.parse(file).name)] : [];
    }),
  );
  for (const place of [
    ...ours.flat(),
    path.join(cache, organization),
    path.join(cache, "cache/download", organization),
  ]) {
    // Go makes what it unpacks read-only.
    await run("chmod", ["-R", "u+w", place]).catch(() => undefined);
    await rm(place, { recursive: true, force: true });
  }
}
