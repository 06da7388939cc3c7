import { existsSync } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";

import { engineEnvironment } from "../../../tools/engine/environment";
import type { EmulatorProcess } from "../measure/emulator-process";
import { ProjectFolder, repository } from "./project-folder";
import { environmentOf, type Operation, type Session, type Setting, type Way, width } from "./way";

const dynamicHost = /cmd\/dynamic-provider/;
const pluginFolder = join(repository, "dist", "plugin");

export const dynamic: Way = {
  name: "dynamic",
  title: "pulumi-kaleyra on the dynamic adapter",
  open: opening("dynamic", { provider: dynamicHost }),
};

export const plugin: Way = {
  name: "plugin",
  title: "pulumi-kaleyra on the plugin",
  missing: () =>
    existsSync(join(pluginFolder, "pulumi-resource-kaleyra"))
      ? undefined
      : "dist/plugin/pulumi-resource-kaleyra is not built",
  open: opening("custom", { provider: /dist\/plugin\// }),
};

export const floor: Way = {
  name: "floor",
  title: "the floor: a plugin that does nothing, and waits where calls would",
  open: opening("custom", {
    provider: /nothing-plugin\.js/,
    plugin: "nothing-plugin",
  }),
};

export const usual: Way = {
  name: "usual",
  title: "the usual way: a class in the program given to pulumi.dynamic.Resource",
  open: opening("usual", { provider: dynamicHost }),
};

interface Kind {
  readonly provider: RegExp;
  /** A program that replaces the plugin. */
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

function opening(program: string, kind: Kind): Way["open"] {
  return async (setting, kaleyra) => {
    const folder = await ProjectFolder.create(program);
    await folder.compile("flow-inputs", program);
    await folder.write("Pulumi.yaml", `name: bench\nruntime: nodejs\nmain: ${program}.js\n`);
    if (kind.plugin !== undefined) {
      await folder.compile(kind.plugin);
      const script = `#!/bin/sh\nexec node "${join(folder.path, kind.plugin)}.js"\n`;
      await folder.write("pulumi-resource-kaleyra", script, 0o755);
    }
    await mkdir(join(folder.path, "state"));
    const session = new PulumiSession({ folder, setting, kaleyra, kind });
    await session.pulumi(["stack", "init", "dev"], "up");
    return session;
  };
}

interface Parts {
  readonly folder: ProjectFolder;
  readonly setting: Setting;
  readonly kaleyra: EmulatorProcess;
  readonly kind: Kind;
}

/**
 * A project that the CLI runs as users run it, except that the preview before each update is
 * skipped.
 */
class PulumiSession implements Session {
  readonly provider: RegExp;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.provider = parts.kind.provider;
  }

  run(operation: Operation): Promise<number> {
    const parallel = ["--parallel", String(width)];
    return this.pulumi([...subcommands[operation], ...parallel], operation);
  }

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
    const file = join(this.#parts.folder.path, "state/.pulumi/stacks/bench/dev.json");
    return (await stat(file)).size;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#parts.folder[Symbol.asyncDispose]();
  }
}
