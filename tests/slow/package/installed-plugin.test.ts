import { createHash } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { mkdir, readdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";

import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { startEmulator } from "kaleyra-emulator";

import { version } from "../../../provider/version";
import { languageEnvironment } from "../../../tools/engine/environment";
import { ownPlatform } from "../../../tools/package/platforms";
import { aDocumentOf } from "../../support/documents-by-size";
import { EmptyProject } from "../../support/empty-project";
import { checkOf } from "../../support/plugin-requests";
import { repository } from "../../support/repository";
import { portOf, type RunningPlugin, startPlugin } from "../../support/running-plugin";

/** The files that `tools/package/main.ts` writes, besides the checksums. */
const archive = `pulumi-resource-kaleyra-v${version}-${ownPlatform().pulumiName}.tar.gz`;
const packages = [
  `kaleyra-emulator-${version}.tgz`,
  `kaleyra-flows-${version}.tgz`,
  `pulumi-kaleyra-${version}.cdx.json`,
  `pulumi-kaleyra-${version}.tgz`,
  `pulumi-kaleyra-native-${version}.tgz`,
  `pulumi-kaleyra-policy-${version}.tgz`,
  `pulumi_kaleyra-${version}-py3-none-any.whl`,
  `pulumi_kaleyra-${version}.tar.gz`,
];

const program = `
name: greeting
runtime: yaml
resources:
  greeting:
    type: kaleyra:whatsapp:Flow
    properties:
      categories: [OTHER]
      publish: true
outputs:
  status: \${greeting.status}
`;

// The first run downloads Node.js; each packs 150 MB.
jest.setTimeout(600_000);

const onLinux = process.platform === "linux" ? it : it.skip; // Only Linux has /proc.

describe("the output of `npm run package`", () => {
  let project: EmptyProject;
  /** The folder with the output. */
  let packed: string;
  /** The folder into which Pulumi installs the plugin. */
  let installed: string;
  /** The environment of a machine with a Pulumi CLI and without Node.js. */
  let environment: Record<string, string>;

  beforeAll(async () => {
    project = await EmptyProject.create();
    packed = path.join(project.folder, "packed");
    const tsx = path.join(repository, "node_modules", "tsx", "dist", "cli.mjs");
    const main = path.join(repository, "tools", "package", "main.ts");
    await project.runOrThrow([process.execPath, tsx, main, "--into", packed]);

    const home = path.join(project.folder, "home");
    installed = path.join(home, "plugins", `resource-kaleyra-v${version}`);
    const searchPath = path.join(project.folder, "bin");
    await linkTools(searchPath);
    environment = { PATH: searchPath, PULUMI_HOME: home };
    const file = path.join(packed, archive);
    const install = ["plugin", "install", "resource", "kaleyra", `v${version}`, "--file", file];
    await project.runOrThrow(["pulumi", ...install], { environment });
  });

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  it("is the plugin, every package, and their checksums", async () => {
    const files = await readdir(packed);
    const sums = (await readFile(path.join(packed, "SHA256SUMS"), "utf8")).trim().split("\n");

    expect([...files].sort()).toEqual(["SHA256SUMS", archive, ...packages].sort());
    expect(sums).toEqual(
      await Promise.all(
        files
          .filter((file) => file !== "SHA256SUMS")
          .sort()
          .map(async (file) => `${await sha256Of(path.join(packed, file))}  ${file}`),
      ),
    );
  });

  it("lists the installed packages, without our development tools", async () => {
    const file = path.join(packed, `pulumi-kaleyra-${version}.cdx.json`);
    const { bomFormat, components } = JSON.parse(await readFile(file, "utf8")) as {
      readonly bomFormat: string;
      readonly components: readonly { readonly name: string }[];
    };
    const names = components.map(({ name }) => name);

    expect(bomFormat).toBe("CycloneDX");
    expect(names).toEqual(expect.arrayContaining(["node-fetch", "commander", "fastify"]));
    expect(names).not.toContain("jest");
  });

  it("contains the licenses of everything in the executable", async () => {
    expect(await readdir(installed)).toEqual(
      expect.arrayContaining(["LICENSE", "LICENSE-node", "THIRD-PARTY-NOTICES.txt"]),
    );
  });

  it("manages flows on a machine without Node.js", async () => {
    await using kaleyra = await startEmulator();
    await project.write("program/Pulumi.yaml", program);
    const pulumi = (...args: readonly string[]) =>
      project.run(["pulumi", ...args], {
        folder: "program",
        environment: { ...environment, ...kaleyra.environment },
      });
    await pulumi("stack", "init", "dev");

    const up = await pulumi("up", "--skip-preview");
    const afterUp = kaleyra.flows().map(({ status }) => status);
    const preview = await pulumi("preview", "--expect-no-changes");
    const destroy = await pulumi("destroy", "--skip-preview");

    expect(up).toMatchObject({ ok: true, output: expect.stringMatching(/status *: "PUBLISHED"/) });
    expect(afterUp).toEqual(["PUBLISHED"]);
    expect(preview).toMatchObject({ ok: true });
    expect(destroy).toMatchObject({ ok: true });
    expect(kaleyra.flows().map(({ status }) => status)).toEqual(["DEPRECATED"]);
  });

  it("starts even if NODE_OPTIONS has options for the program's Node.js", async () => {
    const executable = path.join(installed, ownPlatform().executable);

    const port = await portOf(executable, { NODE_OPTIONS: "--no-such-option" });

    expect(port).toBeGreaterThan(0);
  });

  onLinux("checks a large document in another thread, even with such NODE_OPTIONS", async () => {
    await using plugin = await startPlugin(path.join(installed, ownPlatform().executable), {
      KALEYRA_WABA_ID: "200000000000000101",
      NODE_OPTIONS: "--no-such-option",
    });

    const small = await failuresOf(plugin, aBadDocumentOf(1_000));
    const threadsBefore = await threadsOf(plugin);
    const large = await failuresOf(plugin, aBadDocumentOf(300_000));
    const threadsAfter = await threadsOf(plugin);

    const failures = [expect.stringContaining("[INVALID_PROPERTY_TYPE]")];
    expect([small, large]).toEqual([failures, failures]);
    // The name that Node.js gives a thread of `node:worker_threads`.
    expect(threadsBefore).not.toContain("WorkerThread");
    expect(threadsAfter).toContain("WorkerThread");
  });
});

/** A document of about this many bytes with one mistake. */
function aBadDocumentOf(bytes: number): string {
  return aDocumentOf(bytes).replace('"terminal":true', '"terminal":"yes"');
}

/** The reasons for which the plugin refuses a document in a check, as the engine requests it. */
function failuresOf({ port }: RunningPlugin, flowJson: string): Promise<readonly string[]> {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.enable_http_proxy": 0, // gRPC would use `http_proxy` even for 127.0.0.1.
  });
  const request = checkOf({ categories: ["OTHER"], publish: true, flowJson });
  return new Promise((resolve, reject) => {
    client.check(request, (error, response) => {
      client.close();
      if (error === null) {
        resolve(response.getFailuresList().map((failure) => failure.getReason()));
      } else {
        reject(error);
      }
    });
  });
}

/** The names that Node.js gives its threads, from /proc. */
async function threadsOf({ pid }: RunningPlugin): Promise<readonly string[]> {
  const tasks = `/proc/${pid}/task`;
  const names = (await readdir(tasks)).map((task) =>
    readFile(path.join(tasks, task, "comm"), "utf8"),
  );
  return (await Promise.all(names)).map((name) => name.trim());
}

/** Links only the Pulumi CLI and its host for YAML into a folder. */
async function linkTools(folder: string): Promise<void> {
  const { PATH: searchPath = "" } = await languageEnvironment(["yaml"]);
  await mkdir(folder);
  for (const tool of ["pulumi", "pulumi-language-yaml"]) {
    const places = searchPath.split(path.delimiter).map((place) => path.join(place, tool));
    const found = places.find(isExecutable);
    if (found === undefined) throw new Error(`There is no ${tool} on the PATH.`);
    await symlink(found, path.join(folder, tool));
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function sha256Of(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
