import { execFile, type ExecFileException } from "node:child_process";
import { chmod, copyFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { type Component, fileName } from "./components";
import { reporting, type Say } from "./progress";
import { installRoot, missingComponents } from "./search";
import { inWorkshop } from "./workshop";

const run = promisify(execFile);

/** Adds to the install folder what is missing there, out of pinned Go modules and installed npm packages. */
export async function buildEngine(say: Say, root = installRoot()): Promise<void> {
  say("Building the Pulumi engine from Go modules: once, for about three minutes.");
  // One after the other, since `go build` alone keeps every core busy; each moved in when done, so that a run after an
  // interrupted one goes on from there.
  for (const component of missingComponents(root)) {
    await inWorkshop(root, (workshop) =>
      reporting(say, `Building ${component.name}`, () =>
        make(component, path.join(workshop, "bin", fileName(component))),
      ),
    );
  }
}

async function make(component: Component, file: string): Promise<void> {
  if (component.kind === "go") {
    const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false"];
    const linkerFlags = ["-ldflags", component.linkerFlags.join(" ")];
    const args = ["build", ...flags, ...linkerFlags, "-o", file, component.goPackage];
    await go(args, component.moduleFolder);
  } else {
    const packageFolder = path.dirname(require.resolve(`${component.npmPackage}/package.json`));
    await copyFile(path.join(packageFolder, fileName(component)), file);
    await chmod(file, 0o755);
  }
}

async function go(args: readonly string[], cwd: string): Promise<void> {
  // A go.work somewhere above the repository must not change what is built.
  const env = { ...process.env, CGO_ENABLED: "0", GOWORK: "off" };
  try {
    await run("go", args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { code, message } = error as ExecFileException;
    if (code === "ENOENT") throw new Error(noWayToAnEngine, { cause: error });
    const lastLines = message.trimEnd().split("\n").slice(-15).join("\n");
    throw new Error(`The Pulumi engine could not be built from Go modules:\n${lastLines}`, {
      cause: error,
    });
  }
}

const noWayToAnEngine = `There is no Pulumi engine on this machine and no way to get one: the official download did \
not work, and there is no Go to build it with. Do one of these, then run this again:
  - install the Pulumi CLI (https://www.pulumi.com/docs/install/), so that \`pulumi\` is on the PATH, or
  - install Go 1.25 or later (https://go.dev/doc/install), which builds it once, in about three minutes.`;
