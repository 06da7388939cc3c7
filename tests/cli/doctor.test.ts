import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { Folder } from "./support/folder";
import { Pods, podsCertificate } from "./support/pods";
import { Project } from "./support/project";

interface Diagnosed {
  readonly ok: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly verdict: string;
    readonly said: string;
    readonly problem?: string;
    readonly cure?: string;
  }[];
}

type Environment = Readonly<Record<string, string>>;

/** What the doctor says where the environment is that of an emulator, but for some of it. */
async function diagnosed(environment: Environment, ...args: readonly string[]) {
  await using folder = await Folder.create({ "pods.pem": podsCertificate });
  const run = await folder.run(["doctor", "--json", ...args], { environment });
  const { ok, checks } = JSON.parse(run.stdout) as Diagnosed;
  return { ...run, ok, wrong: checks.find(({ verdict }) => verdict === "wrong"), checks };
}

const at = ({ environment }: Emulator, more: Environment = {}): Environment => ({
  ...environment,
  ...more,
});

describe("kaleyra-flows doctor", () => {
  it("finds that all is right, and says where the settings are from", async () => {
    await using kaleyra = await startEmulator();
    await using project = await Project.create({ environment: at(kaleyra) });
    await project.expectPulumi("config", "set", "kaleyra:sid", kaleyra.environment.KALEYRA_SID);
    project.setEnvironment({ KALEYRA_SID: "" });

    const { code, output } = await project.kaleyraFlows("doctor");

    expect(code).toBe(0);
    expect(output).toMatch(
      /^configuration +ok +SID HX…IN \(the stack\), a key of 33 characters \(the environment\)/,
    );
    expect(output).toMatch(/^waba +ok +WABA \d+ lists its flows$/m);
    expect(output).not.toContain(kaleyra.environment.KALEYRA_API_KEY);
    expect(kaleyra.requests().map(({ method }) => method)).toEqual(["GET", "GET"]);
  });

  it.each<{ given: string; more: Environment; problem: string; says: RegExp }>([
    { given: "no SID", more: { KALEYRA_SID: "" }, problem: "configuration", says: /KALEYRA_SID/ },
    {
      given: "a wrong key",
      more: { KALEYRA_API_KEY: `A${"0".repeat(32)}` },
      problem: "credentials",
      says: /--try-other-pods/,
    },
    {
      given: "a key that was cut",
      more: { KALEYRA_API_KEY: "A00" },
      problem: "credentials",
      says: /3 characters/,
    },
    {
      given: "SID and key swapped",
      more: { KALEYRA_SID: "A0", KALEYRA_API_KEY: "HX0IN" },
      problem: "credentials",
      says: /swapped/,
    },
    {
      given: "another account's WABA",
      more: { KALEYRA_WABA_ID: demoAccounts[1].wabas[0]?.id ?? "" },
      problem: "waba",
      says: /kaleyra:wabaId/,
    },
    {
      given: "a host that is none",
      more: { KALEYRA_API_URL: "https://api.kaleyra.invalid" },
      problem: "name",
      says: /spelt/,
    },
    {
      given: "a port where nobody is",
      more: { KALEYRA_API_URL: "http://127.0.0.1:1" },
      problem: "refused",
      says: /Nothing listens/,
    },
  ])("tells $given", async ({ more, problem, says }) => {
    await using kaleyra = await startEmulator();

    const { code, ok, wrong } = await diagnosed(at(kaleyra, more));

    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(wrong).toMatchObject({ problem });
    expect(`${wrong?.said} ${wrong?.cure}`).toMatch(says);
  });

  it("tells an address that is not allowed, and an account without access", async () => {
    await using elsewhere = await startEmulator({ switches: { addressAllowed: false } });
    const [first] = demoAccounts;
    await using closed = await startEmulator({ accounts: [{ ...first, entitled: false }] });

    expect((await diagnosed(at(elsewhere))).wrong).toMatchObject({
      problem: "blocked",
      cure: expect.stringContaining("whitelist"),
    });
    expect((await diagnosed(at(closed))).wrong).toMatchObject({ problem: "notEntitled" });
  });

  it("tells something that is not Kaleyra", async () => {
    const page = createServer((_request, answer) => answer.writeHead(404).end("<h1>Not here</h1>"));
    await once(page.listen(0, "127.0.0.1"), "listening");
    const { port } = page.address() as AddressInfo;
    await using kaleyra = await startEmulator();

    const { wrong } = await diagnosed(at(kaleyra, { KALEYRA_API_URL: `http://127.0.0.1:${port}` }));
    page.close();

    expect(wrong).toMatchObject({ name: "network", problem: "notKaleyra" });
  });

  it("asks the other pods only when told so, and names the right one", async () => {
    await using india = await startEmulator({ accounts: [demoAccounts[1]] });
    await using europe = await startEmulator();
    await using pods = await Pods.start({
      "api.in.kaleyra.io": india.url,
      "api.eu.kaleyra.io": europe.url,
    });
    const { KALEYRA_API_URL: _, ...account } = europe.environment;
    const environment = {
      ...account,
      KALEYRA_POD: "IN",
      HTTPS_PROXY: pods.proxyUrl,
      NODE_EXTRA_CA_CERTS: "pods.pem",
    };

    const asked = await diagnosed(environment);
    const before = [...pods.asked];
    const tried = await diagnosed(environment, "--try-other-pods", "--yes");
    const refused = await diagnosed(
      { ...environment, KALEYRA_API_KEY: "A0" },
      "--try-other-pods",
      "--yes",
    );
    const right = await diagnosed({ ...environment, KALEYRA_POD: "EU" });

    expect(asked.wrong).toMatchObject({ problem: "credentials" });
    expect(new Set(before)).toEqual(new Set(["api.in.kaleyra.io"]));
    expect(tried.wrong).toMatchObject({ problem: "wrongPod", cure: "Set kaleyra:pod to EU." });
    expect(refused.wrong).toMatchObject({
      problem: "credentials",
      cure: expect.stringContaining("No other pod takes them"),
    });
    expect(right.ok).toBe(true);
  });

  it("sends SID and key nowhere else without an answer to its question", async () => {
    await using kaleyra = await startEmulator();
    await using folder = await Folder.create();

    const run = await folder.run(["doctor", "--try-other-pods"], {
      environment: at(kaleyra, { KALEYRA_API_KEY: "A0" }),
    });

    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("--yes") });
  });

  it("tells a certificate that is not believed, and a proxy that is not there", async () => {
    await using kaleyra = await startEmulator();
    await using pods = await Pods.start({ "api.in.kaleyra.io": kaleyra.url });
    const { KALEYRA_API_URL: _, ...account } = kaleyra.environment;
    const there = { ...account, KALEYRA_POD: "IN" };

    const tls = await diagnosed({ ...there, HTTPS_PROXY: pods.proxyUrl });
    const proxy = await diagnosed({ ...there, HTTPS_PROXY: "http://user:secret@127.0.0.1:1" });

    expect(tls.wrong).toMatchObject({
      problem: "tls",
      cure: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
    expect(proxy.wrong).toMatchObject({
      problem: "proxy",
      cure: expect.stringContaining("127.0.0.1:1"),
    });
    expect(proxy.stdout).not.toContain("secret");
  });
});
