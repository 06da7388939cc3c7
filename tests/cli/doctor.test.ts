import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import {
  demoAccounts,
  type Emulator,
  type SeedFlow,
  startEmulator,
  type Switches,
} from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";
import { Project } from "../support/cli-project";
import { Pods, podsCertificate } from "../support/pods";

/** The members of `doctor --json` that this test reads. */
interface Diagnosis {
  readonly ok: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly result: string;
    readonly message: string;
    readonly problem?: string;
    readonly hint?: string;
  }[];
}

type Environment = Readonly<Record<string, string>>;

/** Runs `doctor --json` in an environment. `failed` is the first check that failed. */
async function diagnose(environment: Environment, ...args: readonly string[]) {
  await using folder = await Folder.create({ "pods.pem": podsCertificate });
  const run = await folder.run(["doctor", "--json", ...args], { environment });
  const { ok, checks } = JSON.parse(run.stdout) as Diagnosis;
  return { ...run, ok, failed: checks.find(({ result }) => result === "fail"), checks };
}

const environmentFor = ({ environment }: Emulator, more: Environment = {}): Environment => ({
  ...environment,
  ...more,
});

describe("kaleyra-flows doctor", () => {
  it("passes all checks, and shows the sources of the settings", async () => {
    await using kaleyra = await startEmulator();
    await using project = await Project.create({ environment: environmentFor(kaleyra) });
    await project.expectPulumi("config", "set", "kaleyra:sid", kaleyra.environment.KALEYRA_SID);
    project.setEnvironment({ KALEYRA_SID: "" });

    const { code, output } = await project.kaleyraFlows("doctor");

    expect(code).toBe(0);
    expect(output).toMatch(
      /^configuration +ok +SID HX…IN \(the stack\), a key of 33 characters \(the environment\)/,
    );
    expect(output).toMatch(/^waba +ok +WABA \d+ lists its flows$/m);
    expect(output).not.toContain(kaleyra.environment.KALEYRA_API_KEY);
    expect(kaleyra.requests().map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
  });

  it.each<{ given: string; more: Environment; problem: string; expected: RegExp }>([
    {
      given: "no SID",
      more: { KALEYRA_SID: "" },
      problem: "configuration",
      expected: /KALEYRA_SID/,
    },
    {
      given: "a wrong key",
      more: { KALEYRA_API_KEY: `A${"0".repeat(32)}` },
      problem: "credentials",
      expected: /--try-other-pods/,
    },
    {
      given: "a truncated key",
      more: { KALEYRA_API_KEY: "A00" },
      problem: "credentials",
      expected: /3 characters/,
    },
    {
      given: "SID and key swapped",
      more: { KALEYRA_SID: "A0", KALEYRA_API_KEY: "HX0IN" },
      problem: "configuration",
      expected: /swapped/,
    },
    {
      given: "another account's WABA",
      more: { KALEYRA_WABA_ID: demoAccounts[1].wabas[0]?.id ?? "" },
      problem: "waba",
      expected: /kaleyra:wabaId/,
    },
    {
      given: "an invalid host",
      more: { KALEYRA_API_URL: "https://api.kaleyra.invalid" },
      problem: "dns",
      expected: /^api\.kaleyra\.invalid was not reached .*Is KALEYRA_API_URL spelled correctly\?/,
    },
    {
      given: "a port on which nothing listens",
      more: { KALEYRA_API_URL: "http://127.0.0.1:1" },
      problem: "connectionRefused",
      expected: /Nothing listens/,
    },
  ])("finds $given", async ({ more, problem, expected }) => {
    await using kaleyra = await startEmulator();

    const { code, ok, failed } = await diagnose(environmentFor(kaleyra, more));

    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(failed).toMatchObject({ problem });
    expect(`${failed?.message} ${failed?.hint}`).toMatch(expected);
    expect(failed?.name === "network").toBe(["dns", "connectionRefused"].includes(problem));
  });

  it("recognizes an address that is not allowed, and an account without access", async () => {
    await using elsewhere = await startEmulator({ switches: { addressAllowed: false } });
    const [first] = demoAccounts;
    await using closed = await startEmulator({ accounts: [{ ...first, entitled: false }] });

    expect((await diagnose(environmentFor(elsewhere))).failed).toMatchObject({
      problem: "blocked",
      hint: expect.stringContaining("whitelist"),
    });
    expect((await diagnose(environmentFor(closed))).failed).toMatchObject({
      problem: "notEntitled",
    });
  });

  const bookingUri = "https://flows.example.com/booking";

  it.each<{
    given: string;
    flows: readonly SeedFlow[];
    switches?: Partial<Switches>;
    expected: object;
  }>([
    {
      given: "an endpoint of two flows once",
      flows: [{ endpointUri: bookingUri }, { endpointUri: bookingUri }, { name: "none" }],
      expected: {
        message: `not called: ${bookingUri}, of 2 flows`,
        hint: expect.stringContaining(`endpoint check ${bookingUri} --public-key`),
      },
    },
    {
      // The list has the newest flow first.
      given: "the first three of five, without a query, which may have a token",
      flows: ["?token=secret", "/2", "/3", "/4", "/5"].map((end) => ({
        endpointUri: bookingUri + end,
      })),
      expected: {
        message: `not called: ${bookingUri}/5, ${bookingUri}/4, ${bookingUri}/3 and 2 more, of 5 flows`,
      },
    },
    {
      given: "none if there are no flows",
      flows: [],
      expected: { message: "no listed flow has one" },
    },
    {
      given: "none of a deprecated flow",
      flows: [{ endpointUri: bookingUri, status: "DEPRECATED" }],
      expected: { message: "no listed flow has one" },
    },
    ...(["documented", "minimal", "refused"] as const).map((listedFields) => ({
      given: `the command to run if the list shows no endpoints (${listedFields})`,
      flows: [{ endpointUri: bookingUri }],
      switches: { listedFields },
      expected: { hint: expect.stringContaining("kaleyra-flows endpoint check") },
    })),
  ])("calls no endpoint and names $given", async ({ flows, switches, expected }) => {
    await using kaleyra = await startEmulator({ flows, ...(switches && { switches }) });

    const { code, ok, checks, stdout } = await diagnose(environmentFor(kaleyra));

    expect({ code, ok }).toEqual({ code: 0, ok: true });
    expect(checks.at(-1)).toMatchObject({ name: "endpoints", result: "skipped", ...expected });
    expect(stdout).not.toContain("secret");
  });

  it("recognizes a server that is not Kaleyra's", async () => {
    const otherServer = createServer((_request, response) =>
      response.writeHead(404).end("<h1>Not here</h1>"),
    );
    await once(otherServer.listen(0, "127.0.0.1"), "listening");
    const { port } = otherServer.address() as AddressInfo;
    await using kaleyra = await startEmulator();

    const { failed } = await diagnose(
      environmentFor(kaleyra, { KALEYRA_API_URL: `http://127.0.0.1:${port}` }),
    );
    otherServer.close();

    expect(failed).toMatchObject({ name: "network", problem: "notKaleyra" });
  });

  it("tries the other pods only on request, and names the right one", async () => {
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

    const withoutFlag = await diagnose(environment);
    const hostsBefore = [...pods.requestedHosts];
    const withFlag = await diagnose(environment, "--try-other-pods", "--yes");
    const refused = await diagnose(
      { ...environment, KALEYRA_API_KEY: "A0" },
      "--try-other-pods",
      "--yes",
    );
    const right = await diagnose({ ...environment, KALEYRA_POD: "EU" });

    expect(withoutFlag.failed).toMatchObject({ problem: "credentials" });
    expect(new Set(hostsBefore)).toEqual(new Set(["api.in.kaleyra.io"]));
    expect(withFlag.failed).toMatchObject({ problem: "wrongPod", hint: "Set kaleyra:pod to EU." });
    expect(refused.failed).toMatchObject({
      problem: "credentials",
      hint: expect.stringContaining("No other pod accepts them"),
    });
    expect(right.ok).toBe(true);
  });

  it("sends SID and key to no other host without a confirmation", async () => {
    await using kaleyra = await startEmulator();
    await using pods = await Pods.start({ "api.in.kaleyra.io": kaleyra.url });
    await using folder = await Folder.create({ "pods.pem": podsCertificate });
    const { KALEYRA_API_URL: _, ...account } = kaleyra.environment;

    const run = await folder.run(["doctor", "--try-other-pods"], {
      environment: {
        ...account,
        KALEYRA_API_KEY: "A0",
        KALEYRA_POD: "IN",
        HTTPS_PROXY: pods.proxyUrl,
        NODE_EXTRA_CA_CERTS: "pods.pem",
      },
    });

    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("--yes") });
    expect(new Set(pods.requestedHosts)).toEqual(new Set(["api.in.kaleyra.io"]));
  });

  it("recognizes an untrusted certificate, and an unreachable proxy", async () => {
    await using kaleyra = await startEmulator();
    await using pods = await Pods.start({ "api.in.kaleyra.io": kaleyra.url });
    const { KALEYRA_API_URL: _, ...account } = kaleyra.environment;
    const environment = { ...account, KALEYRA_POD: "IN" };

    const tls = await diagnose({ ...environment, HTTPS_PROXY: pods.proxyUrl });
    const proxy = await diagnose({ ...environment, HTTPS_PROXY: "http://user:secret@127.0.0.1:1" });

    expect(tls.failed).toMatchObject({
      name: "network",
      problem: "tls",
      hint: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
    });
    expect(proxy.failed).toMatchObject({
      name: "network",
      problem: "proxy",
      hint: expect.stringContaining("127.0.0.1:1"),
    });
    expect(proxy.stdout).not.toContain("secret");
  });
});
