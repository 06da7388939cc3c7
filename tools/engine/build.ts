import { execFile, type ExecFileException } from "node:child_process";
import { chmod, copyFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { type Component, fileName, type GoComponent } from "./components";
import { reporting, type Say } from "./progress";
import { withTempDir } from "./temp-dir";

const run = promisify(execFile);

/**
 * Builds components of an engine, from pinned Go modules and installed npm packages, into the folder
 * `bin` of `root`. Without components it does nothing.
 *
 * @throws {Error} If one cannot be built; without Go the message describes what to install.
 */
export async function buildComponents(
  missing: readonly Component[],
  root: string,
  say: Say,
): Promise<void> {
  // One after the other, since a single `go build` uses every core. Each component is moved into
  // place when complete, so that a run after an interrupted one continues from there.
  for (const component of missing) {
    await withTempDir(root, (folder) =>
      reporting(say, `Building ${component.name}`, () =>
        makeComponent(component, path.join(folder, "bin", fileName(component))),
      ),
    );
  }
}

async function makeComponent(component: Component, file: string): Promise<void> {
  switch (component.kind) {
    case "go": {
      const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false"];
      const linkerFlags = ["-ldflags", component.linkerFlags.join(" ")];
      const args = ["build", ...flags, ...linkerFlags, "-o", file, component.goPackage];
      await go(args, component);
      return;
    }
    case "launcher": {
      const packageFolder = path.dirname(require.resolve(`${component.npmPackage}/package.json`));
      return copyScript(path.join(packageFolder, fileName(component)), file);
    }
    case "script": {
      const { goModule, folder, name } = component;
      const download = await go(["mod", "download", "-json", goModule], component);
      const { Dir } = JSON.parse(download) as { readonly Dir: string };
      return copyScript(path.join(Dir, folder, name), file);
    }
    default:
      (component) satisfies never;
  }
}

async function copyScript(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o755);
}

/** Runs `go` in the folder of a component's module, and returns its stdout. */
async function go(args: readonly string[], { name, moduleFolder }: GoComponent): Promise<string> {
  // A go.work file above the repository must not change the build.
  const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off" };
  try {
    const options = { cwd: moduleFolder, env, maxBuffer: 64 * 1024 * 1024 };
    const { stdout } = await run("go", args, options);
    return stdout;
  } catch (error) {
    const { code, message } = error as ExecFileException;
    if (code === "ENOENT") throw new Error(withoutGo(name), { cause: error });
    const lastLines = message.trimEnd().split("\n").slice(-15).join("\n");
    throw new Error(`${name} could not be built from Go modules:\n${lastLines}`, { cause: error });
  }
}

const withoutGo = (
  name: string,
) => `${name}, a part of the Pulumi engine, is not on this machine, and there is no Go to build it with. \
Do one of these, then run this again:
  - install the Pulumi CLI (https://www.pulumi.com/docs/install/) with its language hosts, so that \`pulumi\` is on the PATH, or
  - install Go 1.26 or later (https://go.dev/doc/install), which builds what is missing, once, in about three minutes.`;
