import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import {
  demoAccounts,
  type Emulator,
  type Fault,
  startEmulator,
  type Switches,
} from "kaleyra-emulator";

import { EncryptionKeyClient } from "../../provider/kaleyra/encryption-key-client";
import { phoneNumber } from "../../provider/kaleyra/ids";
import { TimeLimit } from "../../provider/kaleyra/time-limit";
import { Folder } from "../support/cli-folder";
import { transportTo } from "../support/client";
import { newKeyPair } from "../support/key-pair";
import { probeCases } from "./support/probe-answers";

const repository = resolve(__dirname, "../..");

interface ReportedFinding {
  readonly id: string;
  readonly verdict: "confirmed" | "contradicted" | "unknown";
  readonly message: string;
  readonly exchanges: readonly number[];
}

interface Report {
  readonly stopped?: string;
  readonly findings: readonly ReportedFinding[];
  readonly leftBehind: readonly { readonly name: string; readonly status: string }[];
  readonly exchanges: readonly { readonly number: number; readonly responseBody: string }[];
}

const number = phoneNumber("+910000000101");

const wabaOf = (kaleyra: Emulator) => kaleyra.environment.KALEYRA_WABA_ID;

/** Runs the probe against an emulator; it publishes flows too, unless `more` has `--drafts-only`. */
async function probed(kaleyra: Emulator, ...more: readonly string[]) {
  await using folder = await Folder.create();
  const args = ["probe", "--waba", wabaOf(kaleyra), "--yes", "--json", ...more];
  const run = await folder.run(args, { environment: { ...kaleyra.environment } });
  const report = JSON.parse(run.stdout) as Report;
  return { ...run, report, of: (id: string) => report.findings.find((found) => found.id === id) };
}

describe("kaleyra-flows probe", () => {
  it("tests every assumption that it can, and leaves only deprecated flows behind", async () => {
    await using kaleyra = await startEmulator();

    const { code, report } = await probed(kaleyra);

    expect(code).toBe(0);
    const unknown = report.findings.filter(
      ({ verdict, message }) => verdict === "unknown" && !message.startsWith("not tested"),
    );
    expect(unknown.map(({ id }) => id)).toEqual([
      "sid-names-pod", // The emulator is not a pod.
      "rate-limit-body", // It has no limit.
      "documented-defaults", // It writes none.
    ]);
    expect(report.findings.filter(({ verdict }) => verdict === "contradicted")).toEqual([]);
    expect(new Set(kaleyra.flows().map(({ status }) => status))).toEqual(new Set(["DEPRECATED"]));
    expect(report.leftBehind.map(({ name }) => name)).toEqual(
      kaleyra.flows().map(({ name }) => name),
    );
  });

  it.each(probeCases)("detects $given", async ({ switches, findings }) => {
    await using kaleyra = await startEmulator({ switches });

    const { of, stderr } = await probed(kaleyra);

    for (const [id, [verdict, expected]] of Object.entries(findings)) {
      expect(of(id)).toMatchObject({ id, verdict, message: expect.stringMatching(expected) });
    }
    expect(stderr).not.toContain("Warning");
  });

  it.each<{ switches: Partial<Switches>; method: string; response: RegExp }>([
    { switches: {}, method: "GET", response: /^a key \(VALID\); to an unused number: / },
    { switches: { keyReads: "post" }, method: "POST", response: /^a key \(VALID\); / },
    { switches: { keySignature: "MISMATCH" }, method: "GET", response: /^a key \(MISMATCH\); / },
  ])(
    "reads the key of a number with $switches by $method",
    async ({ switches, method, response }) => {
      await using kaleyra = await startEmulator({ switches });
      const keys = new EncryptionKeyClient(transportTo(kaleyra), new TimeLimit(10));
      const { publicKey } = newKeyPair();
      await keys.set(number, publicKey);

      const { code, of, stdout } = await probed(kaleyra, "--drafts-only", "--phone-number", number);

      expect(code).toBe(0);
      expect(of("key-read")).toMatchObject({ verdict: "confirmed", message: `by ${method}` });
      expect(of("key-answer")).toMatchObject({
        verdict: "confirmed",
        message: expect.stringMatching(response),
      });
      expect(stdout).not.toContain(publicKey.split("\n")[1]);
      expect(await keys.get(number)).toMatchObject({ publicKey });
    },
  );

  it("reads an empty list for a number without a key", async () => {
    await using kaleyra = await startEmulator();

    const { of } = await probed(kaleyra, "--drafts-only", "--phone-number", number);

    expect(of("key-answer")).toMatchObject({
      verdict: "confirmed",
      message: expect.stringMatching(/^an empty list; /),
    });
  });

  it("has a case for every switch of the emulator", async () => {
    await using kaleyra = await startEmulator();
    const tried = probeCases.flatMap(({ switches }) => Object.keys(switches));
    // Other tests cover keys. The probe tests neither migrations, since it has one WABA, nor the
    // conditions of a publish.
    tried.push("keyReads", "keySignature", "missingMigrations", "unmetCondition");

    expect([...new Set(tried)].sort()).toEqual(Object.keys(kaleyra.switches()).sort());
  });

  it("lists the assumptions of the page in its order, with places in the code that exist", async () => {
    await using kaleyra = await startEmulator();
    const page = await readFile(resolve(repository, "docs/assumptions.md"), "utf8");
    const rows = [...page.matchAll(/^- `([a-z-]+)`: (.*)$/gm)].map(([, id = "", rest = ""]) => ({
      id,
      where: [...rest.matchAll(/`([\w./-]+\.ts)` \(`(\w+)`\)/g)],
      isProbed: !/_Probe:_ not tested/.test(rest),
    }));

    const { report } = await probed(kaleyra, "--drafts-only");
    const tried = report.findings.filter(({ message }) => !message.startsWith("not tested"));

    expect(rows.map(({ id }) => id)).toEqual(report.findings.map(({ id }) => id));
    expect(rows.filter(({ isProbed }) => isProbed).map(({ id }) => id)).toEqual(
      tried.map(({ id }) => id),
    );
    for (const { id, where } of rows) {
      expect(where.length).toBeGreaterThan(0);
      for (const [, file = "", symbol = ""] of where) {
        const text = await readFile(resolve(repository, file), "utf8");
        expect({ id, symbol, isThere: new RegExp(`\\b${symbol}\\b`).test(text) }).toMatchObject({
          isThere: true,
        });
      }
    }
  });

  it("publishes nothing with --drafts-only, and leaves nothing behind", async () => {
    await using kaleyra = await startEmulator();

    const { code, report, of, stderr } = await probed(kaleyra, "--drafts-only");

    expect(code).toBe(0);
    expect(stderr).toMatch(/run again without --drafts-only\.\n$/);
    expect(of("delete-of-published")?.message).toBe(
      "not tried: it needs a published flow, and --drafts-only publishes nothing",
    );
    expect(report.findings.filter(({ message }) => /failed|agreed/.test(message))).toEqual([]);
    expect(kaleyra.flows()).toEqual([]);
    expect(report.leftBehind).toEqual([]);
    const operations = kaleyra.requests().map(({ operation }) => operation);
    expect(operations).not.toContain("publishFlow");
    expect(operations).not.toContain("deprecateFlow");
  });

  it("shows no key, SID, ids or names of other flows", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "123456789012345678", name: "Secret campaign" }],
    });
    await using folder = await Folder.create();
    const environment = { ...kaleyra.environment };

    const { stdout } = await folder.run(["probe", "--waba", wabaOf(kaleyra), "--yes"], {
      environment,
    });

    const [{ sid, apiKeys, wabas }] = demoAccounts;
    for (const secret of [sid, ...apiKeys, wabas[0]?.id, wabas[0]?.name, "Secret campaign"]) {
      expect(stdout).not.toContain(secret);
    }
    expect(stdout).not.toMatch(/\d{9,}/);
    expect(stdout).not.toMatch(/token=\w/);
    expect(stdout).toContain("- **confirmed** `create-address`");
  });

  it.each<{ given: string; fault: Fault; statuses: readonly string[] }>([
    {
      given: "a create whose response is lost",
      // The first create is tested below.
      fault: { operation: "createFlow", skip: 1, reset: "after" },
      statuses: [],
    },
    {
      given: "a publish whose response is lost",
      fault: { operation: "publishFlow", reset: "after" },
      statuses: ["DEPRECATED"],
    },
  ])("removes its flows after $given, and exits with 1", async ({ fault, statuses }) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault(fault);

    const { code, report, stderr } = await probed(kaleyra);

    expect(code).toBe(1);
    expect(report.stopped).toMatch(/connection to \S+ was lost/);
    expect(stderr).toContain("it ended early");
    expect(kaleyra.flows().map(({ status }) => status)).toEqual(statuses);
  });

  it("finds a flow whose creation got no response", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", reset: "after" });

    const { report } = await probed(kaleyra);

    expect(report.stopped).toMatch(/connection to \S+ was lost/);
    expect(kaleyra.flows()).toEqual([]);
  });

  it.each([
    { given: "refused", response: { status: 403, body: { code: "WA403", message: "Forbidden" } } },
    { given: "answered by a gateway", response: { status: 502, body: "<h1>Bad Gateway</h1>" } },
    { given: "answered without a status", response: { status: 200, body: { id: "1" } } },
  ])("reports a flow that it cannot read as left behind: $given", async ({ response }) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", reset: "after" });
    kaleyra.addFault({ operation: "getFlow", times: "always", ...response });

    const { report } = await probed(kaleyra);

    const [flow] = kaleyra.flows();
    expect(report.leftBehind).toEqual([{ name: flow?.name, status: "unknown" }]);
  });

  it("asks before it creates and before it publishes flows, and accepts a no", async () => {
    await using kaleyra = await startEmulator();
    await using folder = await Folder.create();

    const output = await folder.runOnTerminal(
      ["probe", "--waba", wabaOf(kaleyra)],
      { ...kaleyra.environment },
      ["y", "n"],
    );

    expect(output).toMatch(/Make throw-away flows named kaleyra-probe-[0-9a-f]{8}… in WABA/);
    expect(output).toMatch(/Publish kaleyra-probe-[0-9a-f]{8}\? /);
    expect(output).toContain("Nothing is left behind.");
    expect(kaleyra.flows()).toEqual([]);
  });

  it.each([
    { given: [], code: 2, expected: "--waba" },
    { given: ["--waba", "shop", "--yes"], code: 2, expected: "not a WABA id" },
    { given: ["--waba", "1"], code: 2, expected: "--yes" },
    { given: ["--waba", "1", "--phone-number", "0123"], code: 2, expected: "+910000000101" },
    { given: ["--waba", "1", "--yes"], code: 1, expected: "waba_id" },
  ])("exits with $code for $given, and creates nothing", async ({ given, code, expected }) => {
    await using kaleyra = await startEmulator();
    await using folder = await Folder.create();

    const run = await folder.run(["probe", ...given], { environment: { ...kaleyra.environment } });

    expect(run).toMatchObject({ code, stderr: expect.stringContaining(expected) });
    expect(kaleyra.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });
});
