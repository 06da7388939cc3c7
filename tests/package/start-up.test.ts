import { execFile } from "node:child_process";
import { join, sep } from "node:path";
import { promisify } from "node:util";

import { repository } from "../support/repository";

// The compiled modules that start a process.
const host = join(repository, "dist", "provider", "dynamic", "flow.js");
const sdk = join(repository, "dist", "sdk", "typescript", "index.js");
const client = join(repository, "dist", "provider", "kaleyra", "client.js");

/**
 * The files that a process has loaded after a script: those of this repository by their full path,
 * those of packages by their path in `node_modules`.
 *
 * @param options `isAsync` is true if the script is an expression of a promise to wait for.
 */
async function loadedBy(script: string, { isAsync = false } = {}): Promise<readonly string[]> {
  const printLoaded = "console.log(JSON.stringify(Object.keys(require.cache)))";
  const program = isAsync ? `${script}.then(() => ${printLoaded})` : `${script}; ${printLoaded}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], {
    cwd: repository,
    maxBuffer: 10_000_000,
  });
  const [lastLine = ""] = stdout.trim().split("\n").slice(-1);
  const files = JSON.parse(lastLine) as string[];
  return files.map((file) => file.split(`${sep}node_modules${sep}`).at(-1) ?? file);
}

/**
 * The files that a module adds in a process that has already loaded Pulumi, like a program or the
 * dynamic host.
 */
async function loadedBesidesPulumi(file: string): Promise<readonly string[]> {
  const pulumi = 'require("@pulumi/pulumi")';
  const filesOfPulumi = new Set(await loadedBy(pulumi));
  const files = await loadedBy(`${pulumi}; ${requireOf(file)}`);
  return files.filter((loaded) => !filesOfPulumi.has(loaded));
}

const requireOf = (file: string) => `require(${JSON.stringify(file)})`;
const isOfPackage = (file: string) => !file.startsWith(repository);
const isOfChecker = (file: string) => file.includes(join("flow-json", "rules"));
const packageOf = (file: string) => file.split(sep)[0];

describe("the modules that a process loads at its start", () => {
  it("are, for the dynamic provider, its own and Pulumi's, without the checker", async () => {
    const files = await loadedBesidesPulumi(host);

    expect(files).toContain(host);
    expect(files.filter((file) => isOfPackage(file) || isOfChecker(file))).toEqual([]);
  });

  it("are, for the program's package, its own and Pulumi's, without the checker", async () => {
    const files = await loadedBesidesPulumi(sdk);

    expect(files).toContain(sdk);
    expect(files.filter((file) => isOfPackage(file) || isOfChecker(file))).toEqual([]);
  });

  it("include the checker after the first document", async () => {
    const check = `${requireOf(host)}.check({}, { flowJson: "{}", categories: ["OTHER"], wabaId: "1", name: "a" })`;

    const files = await loadedBy(check, { isAsync: true });

    expect(files.some(isOfChecker)).toBe(true);
  });

  it("include, for the client without a proxy, no proxy agent", async () => {
    const packages = new Set((await loadedBy(requireOf(client))).map(packageOf));

    expect(packages).toContain("node-fetch");
    expect(packages).not.toContain("https-proxy-agent");
  });
});
