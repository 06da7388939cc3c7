import { Folder } from "../support/cli-folder";
import { answering, type Handler, type OddServer, oddServer } from "../support/http-server";
import { newKeyPair } from "../support/key-pair";
import { type EndpointOptions, flowEndpoint, refuse } from "./support/flow-endpoint";

/** The members of `endpoint check --json` that this test reads. */
interface Report {
  readonly ok: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly result: string;
    readonly problem?: string;
    readonly message: string;
    readonly hint?: string;
  }[];
}

const keys = newKeyPair();
const otherKeys = newKeyPair();
const appSecret = "the-secret-of-the-app";

const flow = {
  version: "7.3",
  data_api_version: "4.0",
  routing_model: { START: [] },
  screens: [
    {
      id: "START",
      terminal: true,
      data: {
        slots: {
          type: "array",
          items: {
            type: "object",
            properties: { id: { type: "string" }, title: { type: "string" } },
          },
          __example__: [{ id: "1", title: "Nine" }],
        },
        open: { type: "boolean", __example__: true },
      },
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "Dropdown", name: "slot", label: "Slot", "data-source": "${data.slots}" },
          { type: "Footer", label: "Book", "on-click-action": { name: "complete", payload: {} } },
        ],
      },
    },
  ],
};

/** Runs `endpoint check --json`. `failed` is the problem of the first check that failed. */
async function check(
  endpoint: OddServer | string,
  ...args: readonly string[]
): Promise<
  Report & {
    readonly code: number | null;
    readonly output: string;
    readonly failed: string | undefined;
  }
> {
  await using folder = await Folder.create({
    "public.pem": keys.publicKey,
    "flow.json": JSON.stringify(flow),
  });
  const url = typeof endpoint === "string" ? endpoint : endpoint.url;
  const run = await folder.run(
    ["endpoint", "check", url, "--public-key", "public.pem", "--json", ...args],
    { environment: { APP_SECRET: appSecret } },
  );
  const report = JSON.parse(run.stdout) as Report;
  const failed = report.checks.find(({ result }) => result === "fail")?.problem;
  return { ...report, code: run.code, output: run.stdout + run.stderr, failed };
}

const endpointOf = (options: Partial<EndpointOptions> = {}) =>
  flowEndpoint({ privateKey: keys.privateKey, ...options });

describe("kaleyra-flows endpoint check", () => {
  it("passes an endpoint that responds as Meta documents, and opens no flow by default", async () => {
    await using endpoint = await endpointOf({
      respondWith: ({ action }) =>
        action === "ping" ? { data: { status: "active" } } : refuse(500),
    });

    const { ok, code, checks } = await check(endpoint);

    expect({ ok, code }).toEqual({ ok: true, code: 0 });
    expect(checks.map(({ name, result }) => `${name}: ${result}`)).toEqual([
      "address: warning", // It is on loopback, without https.
      "health check: ok",
      "other key: ok",
      "signature: skipped",
      "INIT: skipped",
    ]);
  });

  it("prints the mistake and the hint, without the secret", async () => {
    await using endpoint = await endpointOf({ responseVector: "requestVector" });
    await using folder = await Folder.create({ "public.pem": keys.publicKey });

    const { code, stdout, stderr } = await folder.run(
      [
        "endpoint",
        "check",
        endpoint.url,
        "--public-key",
        "public.pem",
        "--app-secret-env",
        "SECRET",
      ],
      { environment: { SECRET: appSecret } },
    );

    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^health check {3}fail {3}the response is encrypted with the vector of the request\n +Invert all bits of the vector/m,
    );
    expect(stdout + stderr).not.toContain(appSecret);
  });

  const base64AsJson = (encrypted: Buffer) => JSON.stringify(encrypted.toString("base64"));
  it.each<{ given: string; options: Partial<EndpointOptions>; problem: string }>([
    {
      given: "another private key",
      options: { privateKey: otherKeys.privateKey },
      problem: "wrongKey",
    },
    { given: "OAEP with SHA-1", options: { oaepHash: "sha1" }, problem: "sha1" },
    {
      given: "OAEP with SHA-1, and 500",
      options: { oaepHash: "sha1", undecryptableStatus: 500 },
      problem: "sha1",
    },
    {
      given: "the request's vector",
      options: { responseVector: "requestVector" },
      problem: "vectorNotInverted",
    },
    { given: "the tag in front", options: { tag: "inFront" }, problem: "tagFirst" },
    { given: "raw bytes", options: { encode: (encrypted) => encrypted }, problem: "notBase64" },
    { given: "base64 as JSON", options: { encode: base64AsJson }, problem: "notBase64" },
    {
      given: "a cut response",
      options: { encode: (encrypted) => encrypted.subarray(2).toString("base64") },
      problem: "notDecryptable",
    },
    { given: "plain text", options: { respondWith: () => "active" }, problem: "notJson" },
    {
      given: "another status than active",
      options: { respondWith: () => ({ data: { status: "ok" } }) },
      problem: "wrongContent",
    },
    {
      given: "500 for another key",
      options: { undecryptableStatus: 500 },
      problem: "otherKeyAccepted",
    },
    { given: "an unknown app secret", options: { appSecret: "other" }, problem: "signature" },
  ])("recognizes an endpoint with $given", async ({ options, problem }) => {
    await using endpoint = await endpointOf(options);

    const { failed, code } = await check(endpoint);

    expect({ failed, code }).toEqual({ failed: problem, code: 1 });
  });

  it.each<{ given: string; handler: Handler; problem: string }>([
    {
      given: "plain JSON",
      handler: answering(200, { data: { status: "active" } }),
      problem: "notEncrypted",
    },
    { given: "HTML", handler: answering(200, "<html>Welcome</html>"), problem: "notEncrypted" },
    { given: "an empty body", handler: answering(200), problem: "notEncrypted" },
    { given: "404", handler: answering(404, "nothing here"), problem: "status" },
    {
      given: "a redirect",
      handler: answering(301, "", { location: "https://example.com" }),
      problem: "redirect",
    },
    { given: "5 MB", handler: answering(200, "a".repeat(5_000_000)), problem: "tooLarge" },
    { given: "no response at all", handler: () => {}, problem: "timeout" },
    {
      given: "a closed connection",
      handler: (request) => request.socket.destroy(),
      problem: "noResponse",
    },
  ])("recognizes $given", async ({ handler, problem }) => {
    await using endpoint = await oddServer(handler);

    expect((await check(endpoint)).failed).toBe(problem);
  });

  it("recognizes an address without a server", async () => {
    // Nothing listens on port 9.
    expect((await check("http://127.0.0.1:9/flows")).failed).toBe("noResponse");
  });

  it("signs with the app secret, and warns about an endpoint that does not check it", async () => {
    await using strict = await endpointOf({ appSecret });
    await using lenient = await endpointOf();
    await using other = await endpointOf({ appSecret: "other" });
    const signed = ["--app-secret-env", "APP_SECRET"];

    expect(await check(strict, ...signed)).toMatchObject({ ok: true, code: 0 });
    const warned = await check(lenient, ...signed);
    expect(warned).toMatchObject({ ok: true, code: 0 });
    expect(warned.checks).toContainEqual(
      expect.objectContaining({ result: "warning", problem: "wrongSignatureAccepted" }),
    );
    const refused = await check(other, ...signed);
    expect(refused.checks.at(-1)?.hint).toContain("The app secret differs");
    for (const { output } of [warned, refused]) expect(output).not.toContain(appSecret);
  });

  describe("with --init", () => {
    const data = { slots: [{ id: "1", title: "Nine" }], open: true };
    const opened = (response: unknown) =>
      endpointOf({
        respondWith: ({ action }) =>
          action === "INIT" ? response : { data: { status: "active" } },
      });

    it("opens the flow, and compares the data with what the screen declares", async () => {
      await using endpoint = await opened({ screen: "START", data });

      const { ok, checks } = await check(endpoint, "--init", "flow.json");

      expect(ok).toBe(true);
      expect(checks.at(-1)).toMatchObject({ name: "INIT", result: "ok" });
    });

    it.each<{ given: string; response: unknown; problem: string; message: string }>([
      {
        given: "no screen",
        response: { data },
        problem: "wrongContent",
        message: "names no screen",
      },
      {
        given: "a screen of another flow",
        response: { screen: "END", data },
        problem: "unknownScreen",
        message: "no screen `END`",
      },
      {
        given: "a missing field",
        response: { screen: "START", data: { slots: [] } },
        problem: "wrongData",
        message: "data lacks `open`",
      },
      {
        given: "a string for an array",
        response: { screen: "START", data: { ...data, slots: "Nine" } },
        problem: "wrongData",
        message: "the value of `slots` is a string",
      },
      {
        given: "a number in an item",
        response: { screen: "START", data: { ...data, slots: [{ id: 1, title: "Nine" }] } },
        problem: "wrongData",
        message: "the value of `id` is a number",
      },
    ])("recognizes $given", async ({ response, problem, message }) => {
      await using endpoint = await opened(response);

      const { failed, checks } = await check(endpoint, "--init", "flow.json");

      expect(failed).toBe(problem);
      expect(checks.at(-1)?.message).toContain(message);
    });

    it("reports a flow token that the endpoint refuses", async () => {
      await using endpoint = await endpointOf({
        respondWith: ({ action, flow_token: token }) => {
          if (action === "ping") return { data: { status: "active" } };
          return token === "known"
            ? { screen: "START", data }
            : refuse(427, '{"error_msg":"expired"}');
        },
      });

      const refused = await check(endpoint, "--init", "flow.json");
      expect(refused.failed).toBe("flowToken");
      expect(refused.checks.at(-1)?.message).toContain("expired");
      const accepted = await check(endpoint, "--init", "flow.json", "--flow-token", "known");
      expect(accepted.ok).toBe(true);
    });
  });

  it.each<{ given: string; args: readonly string[]; expected: string }>([
    {
      given: "an invalid address",
      args: ["flows", "--public-key", "public.pem"],
      expected: "write https://",
    },
    {
      given: "a private key",
      args: ["https://example.com", "--public-key", "private.pem"],
      expected: "PRIVATE key",
    },
    {
      given: "a missing file",
      args: ["https://example.com", "--public-key", "none.pem"],
      expected: "none.pem",
    },
    {
      given: "an unset variable",
      args: ["https://example.com", "--public-key", "public.pem", "--app-secret-env", "NOT_SET"],
      expected: "NOT_SET is not set",
    },
    {
      given: "a flow without an endpoint",
      args: ["https://example.com", "--public-key", "public.pem", "--init", "static.json"],
      expected: "no data_api_version",
    },
  ])("refuses $given", async ({ args, expected }) => {
    await using folder = await Folder.create({
      "public.pem": keys.publicKey,
      "private.pem": keys.privateKey,
      "static.json": JSON.stringify({ version: "7.3", screens: [] }),
    });

    const { code, stderr } = await folder.run(["endpoint", "check", ...args]);

    expect(code).toBe(2);
    expect(stderr).toContain(expected);
    // A private key as PEM begins with it.
    expect(stderr).not.toMatch(/MII/);
  });
});
