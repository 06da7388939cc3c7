import { execFile } from "node:child_process";
import { join, sep } from "node:path";
import { promisify } from "node:util";

const root = join(__dirname, "..", "..");
const host = join(root, "dist", "provider", "dynamic", "flow.js");
const sdk = join(root, "dist", "sdk", "typescript", "index.js");
const client = join(root, "dist", "provider", "kaleyra", "client.js");

/**
 * The files that a process has loaded after a script: ours relative to `dist`, others by package.
 */
async function loadedBy(script: string, { waits = false } = {}): Promise<readonly string[]> {
  const printLoaded = "console.log(JSON.stringify(Object.keys(require.cache)))";
  const program = waits ? `${script}.then(() => ${printLoaded})` : `${script}; ${printLoaded}`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", program], {
    cwd: root,
    maxBuffer: 10_000_000,
  });
  const files = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as string[];
  return files.map((file) => file.split(`${sep}node_modules${sep}`).at(-1) ?? file);
}

/**
 * The files that a module adds in a process that has already loaded Pulumi, like a program or the
 * dynamic host.
 */
async function loadedBesidePulumi(file: string): Promise<readonly string[]> {
  const pulumi = 'require("@pulumi/pulumi")';
  const alone = new Set(await loadedBy(pulumi));
  return (await loadedBy(`${pulumi}; ${load(file)}`)).filter((loaded) => !alone.has(loaded));
}

const load = (file: string) => `require(${JSON.stringify(file)})`;
const isOthers = (file: string) => !file.startsWith(root);
const isChecker = (file: string) => file.includes(join("flow-json", "rules"));
const packageOf = (file: string) => file.split(sep)[0];

describe("the modules that a process loads at its start", () => {
  it("are, for the dynamic provider, none that only a document or a call needs", async () => {
    const files = await loadedBesidePulumi(host);

    expect(files).toContain(host);
    expect(files.filter((file) => isOthers(file) || isChecker(file))).toEqual([]);
  });

  it("are, for the program's package, only its own and Pulumi's", async () => {
    const files = await loadedBesidePulumi(sdk);

    expect(files).toContain(sdk);
    expect(files.filter((file) => isOthers(file) || isChecker(file))).toEqual([]);
  });

  it("include the checker with the first document", async () => {
    const check = `${load(host)}.check({}, { flowJson: "{}", categories: ["OTHER"], wabaId: "1", name: "a" })`;

    const files = await loadedBy(check, { waits: true });

    expect(files.some(isChecker)).toBe(true);
  });

  it("include, for the client, no proxy agent without a proxy", async () => {
    const packages = new Set((await loadedBy(load(client))).map(packageOf));

    expect(packages).toContain("node-fetch");
    expect(packages).not.toContain("https-proxy-agent");
  });
});
