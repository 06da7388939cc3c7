import { existsSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";

import { engineEnvironment } from "../../../tools/engine/environment";
import type { EmulatorProcess } from "../measure/emulator-process";
import { ProjectFolder, repository } from "./project-folder";
import { environmentOf, type Operation, type Session, type Setting, type Way, width } from "./way";

/** The script of Pulumi's that hosts dynamic providers, on the command line of its process. */
const dynamicHost = /cmd\/dynamic-provider/;
const pluginFolder = join(repository, "dist", "plugin");

export const dynamic: Way = {
  name: "dynamic",
  title: "pulumi-kaleyra on the dynamic adapter",
  open: openerOf("dynamic", { measuredProcess: dynamicHost }),
};

export const plugin: Way = {
  name: "plugin",
  title: "pulumi-kaleyra on the plugin",
  missing: () =>
    existsSync(join(pluginFolder, "pulumi-resource-kaleyra"))
      ? undefined
      : "dist/plugin/pulumi-resource-kaleyra is not built",
  open: openerOf("custom", { measuredProcess: /dist\/plugin\// }),
};

export const floor: Way = {
  name: "floor",
  title: "the floor: a plugin that does nothing, and waits where calls would",
  open: openerOf("custom", {
    measuredProcess: /nothing-plugin\.js/,
    plugin: "nothing-plugin",
  }),
};

export const usual: Way = {
  name: "usual",
  title: "the usual way: a class in the program given to pulumi.dynamic.Resource",
  open: openerOf("usual", { measuredProcess: dynamicHost }),
};

/** What differs between the ways besides the program. */
interface ProviderProcess {
  readonly measuredProcess: RegExp;
  /** A file of the folder `programs` that runs in place of the plugin. */
  readonly plugin?: string;
}

const subcommands: Readonly<Record<Operation, readonly string[]>> = {
  up: ["up", "--yes", "--skip-preview"],
  "unchanged up": ["up", "--yes", "--skip-preview"],
  preview: ["preview"],
  refresh: ["refresh", "--yes", "--skip-preview"],
  change: ["up", "--yes", "--skip-preview"],
  destroy: ["destroy", "--yes", "--skip-preview"],
};

/** @param program The name of a file of the folder `programs`. */
function openerOf(program: string, provider: ProviderProcess): Way["open"] {
  const { measuredProcess, plugin: replacement } = provider;
  return async (setting, kaleyra) => {
    const folder = await ProjectFolder.create(program);
    await folder.compile("flow-inputs", program);
    await folder.write("Pulumi.yaml", `name: bench\nruntime: nodejs\nmain: ${program}.js\n`);
    if (replacement !== undefined) {
      await folder.compile(replacement);
      const script = `#!/bin/sh\nexec node "${join(folder.path, replacement)}.js"\n`;
      // The engine takes the first plugin of this name on the PATH, where the folder is the first.
      await folder.write("pulumi-resource-kaleyra", script, 0o755);
    }
    await mkdir(join(folder.path, "state"));
    const session = new PulumiSession({ folder, setting, kaleyra, measuredProcess });
    await session.pulumi(["stack", "init", "dev"], "up");
    return session;
  };
}

interface SessionParts {
  readonly folder: ProjectFolder;
  readonly setting: Setting;
  readonly kaleyra: EmulatorProcess;
  readonly measuredProcess: RegExp;
}

/**
 * A project that the CLI runs as users run it, except that the preview before each update is
 * skipped: the preview is an operation of its own.
 */
class PulumiSession implements Session {
  readonly measuredProcess: RegExp;
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.measuredProcess = parts.measuredProcess;
  }

  run(operation: Operation): Promise<number> {
    const parallel = ["--parallel", String(width)];
    return this.pulumi([...subcommands[operation], ...parallel], operation);
  }

  /** @param operation Sets the flows of the program. */
  pulumi(args: readonly string[], operation: Operation): Promise<number> {
    const { folder, setting, kaleyra } = this.#parts;
    const engine = engineEnvironment();
    return folder.run(["pulumi", ...args, "--non-interactive"], {
      ...engine,
      ...environmentOf(setting, kaleyra, operation),
      PATH: [folder.path, pluginFolder, engine["PATH"]].join(delimiter),
      PULUMI_BACKEND_URL: `file://${join(folder.path, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "bench",
    });
  }

  async stateBytes(): Promise<number> {
    // Where the file backend keeps the stack `dev` of the project `bench`.
    const file = join(this.#parts.folder.path, "state/.pulumi/stacks/bench/dev.json");
    return (await stat(file)).size;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#parts.folder[Symbol.asyncDispose]();
  }
}
