import { connect } from "node:net";
import { text } from "node:stream/consumers";

import { type Emulator, startEmulator } from "kaleyra-emulator";

import { call, firstAccount, wabaId } from "./caller";

/** The parts of a request that `fetch` does not let a caller choose. */
interface RawRequest {
  readonly target?: string;
  readonly version?: "1.0" | "1.1";
  readonly method?: string;
  readonly headers: readonly string[];
}

/**
 * Sends a request like a browser or an attacker; by default it adds a fault.
 *
 * @returns The status.
 */
async function statusOf(
  kaleyra: Emulator,
  { target = "/_emulator/faults", version = "1.1", method = "POST", headers }: RawRequest,
): Promise<number> {
  const { hostname, port } = new URL(kaleyra.url);
  const socket = connect(Number(port), hostname.replace(/^\[|\]$/g, ""));
  const body = '{"status":503}';
  const lines = [...headers, `Content-Length: ${body.length}`, "Connection: close"];
  socket.write(`${method} ${target} HTTP/${version}\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
  return Number((await text(socket)).split(" ")[1]);
}

const fromAnotherSite = "Origin: https://evil.example";

describe("the emulator's controls", () => {
  it.each<{ given: string; request: RawRequest }>([
    { given: "a foreign origin", request: { headers: ["Host: 127.0.0.1:1", fromAnotherSite] } },
    { given: "the origin null", request: { headers: ["Host: localhost", "Origin: null"] } },
    {
      given: "an origin on another port of this machine",
      request: { headers: ["Host: localhost:4010", "Origin: http://localhost:3000"] },
    },
    {
      given: "an origin over https",
      request: { headers: ["Host: localhost:4010", "Origin: https://localhost:4010"] },
    },
    {
      given: "two origins",
      request: {
        headers: ["Host: localhost:4010", "Origin: http://localhost:4010", fromAnotherSite],
      },
    },
    { given: "a foreign host", request: { headers: ["Host: evil.example:4010"] } },
    {
      given: "a foreign host as its own origin, as after DNS rebinding",
      request: { headers: ["Host: evil.example:4010", "Origin: http://evil.example:4010"] },
    },
    {
      given: "a host that begins like its own",
      request: { headers: ["Host: 127.0.0.1.evil.example"] },
    },
    {
      given: "a host that ends like its own",
      request: { headers: ["Host: evil.localhost.example"] },
    },
    { given: "a host behind a user name", request: { headers: ["Host: localhost@evil.example"] } },
    { given: "an address of another machine", request: { headers: ["Host: 192.0.2.7:4010"] } },
    { given: "an empty host", request: { headers: ["Host:"] } },
    { given: "no host at all, in HTTP/1.0", request: { version: "1.0", headers: [] } },
    {
      given: "two hosts",
      request: { version: "1.0", headers: ["Host: localhost", "Host: evil.example"] },
    },
    {
      given: "a foreign host in the request's target",
      request: { target: "http://evil.example/_emulator/faults", headers: ["Host: localhost"] },
    },
    {
      given: "a percent-encoded path",
      request: { target: "/%5Femulator/faults", headers: ["Host: localhost", fromAnotherSite] },
    },
    {
      given: "another site in a browser's Sec-Fetch-Site",
      request: { headers: ["Host: localhost", "Sec-Fetch-Site: cross-site"] },
    },
    {
      given: "another port of the same site in a browser's Sec-Fetch-Site",
      request: { headers: ["Host: localhost", "Sec-Fetch-Site: same-site"] },
    },
    {
      given: "a preflight",
      request: {
        method: "OPTIONS",
        headers: ["Host: localhost", fromAnotherSite, "Access-Control-Request-Method: DELETE"],
      },
    },
    {
      given: "an unknown address",
      request: { target: "/_emulator/nothing", headers: ["Host: localhost", fromAnotherSite] },
    },
  ])("refuse $given", async ({ request }) => {
    await using kaleyra = await startEmulator();

    const status = await statusOf(kaleyra, request);

    expect([status, kaleyra.faults()]).toEqual([403, []]);
  });

  it.each<{ given: string; request: RawRequest; host?: string; allowedHosts?: readonly string[] }>([
    { given: "localhost and a port", request: { headers: ["Host: LocalHost:4010"] } },
    { given: "another loopback address", request: { headers: ["Host: 127.8.8.8"] } },
    { given: "IPv6's loopback address", request: { headers: ["Host: [::1]:4010"] }, host: "::1" },
    {
      given: "an address, and listening on all of them",
      request: { headers: ["Host: 127.0.0.1:4010"] },
      host: "::",
    },
    {
      given: "its own origin",
      request: {
        headers: [
          "Host: 127.0.0.1:4010",
          "Origin: http://127.0.0.1:4010",
          "Sec-Fetch-Site: same-origin",
        ],
      },
    },
    {
      given: "an address typed by hand",
      request: { headers: ["Host: localhost", "Sec-Fetch-Site: none"] },
    },
    {
      given: "its own host in the request's target",
      request: {
        target: "http://localhost:4010/_emulator/faults",
        headers: ["Host: localhost:4010"],
      },
    },
    {
      given: "a name that was allowed",
      request: { headers: ["Host: kaleyra:4010"] },
      allowedHosts: ["Kaleyra"],
    },
  ])("accept $given", async ({ request, host, allowedHosts }) => {
    await using kaleyra = await startEmulator({
      ...(host !== undefined && { host }),
      ...(allowedHosts !== undefined && { allowedHosts }),
    });

    const status = await statusOf(kaleyra, request);

    expect([status, kaleyra.faults()]).toMatchObject([201, [{ status: 503 }]]);
  });
});

describe("the API", () => {
  const flows = `/v2/${firstAccount.sid}/whatsapp/${wabaId}/flows`;
  const withKey = `api-key: ${firstAccount.apiKeys[0]}`;

  it.each<{ given: string; request: RawRequest }>([
    {
      given: "after DNS rebinding",
      request: {
        headers: [
          "Host: evil.example:4010",
          "Origin: http://evil.example:4010",
          "Sec-Fetch-Site: same-origin",
        ],
      },
    },
    { given: "after DNS rebinding, and a GET", request: { headers: ["Host: evil.example:4010"] } },
    {
      given: "under a name that ends like Kaleyra's",
      request: { headers: ["Host: notkaleyra.io"] },
    },
    {
      given: "under a name that ends with a dot",
      request: { headers: ["Host: evil.example.:80"] },
    },
    { given: "from another site", request: { headers: ["Host: localhost", fromAnotherSite] } },
    {
      given: "from another site, without CORS",
      request: { headers: ["Host: localhost", "Sec-Fetch-Site: cross-site"] },
    },
    {
      given: "from another port of this machine",
      request: { headers: ["Host: localhost:4010", "Origin: http://localhost:3000"] },
    },
    {
      given: "to an address that does not exist",
      request: { target: "/favicon.ico", headers: ["Host: localhost", fromAnotherSite] },
    },
    {
      given: "to an address that cannot be decoded",
      request: { target: "/%zz", headers: ["Host: localhost", fromAnotherSite] },
    },
    {
      given: "to a download",
      request: {
        target: "/_download/1/flow.json",
        headers: ["Host: localhost", "Sec-Fetch-Site: cross-site"],
      },
    },
    {
      given: "as a preflight from another origin",
      request: { method: "OPTIONS", headers: ["Host: localhost", fromAnotherSite] },
    },
  ])("refuses a web page, without a record or a fault: $given", async ({ request }) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ status: 503 });

    const { target = flows, method = "GET", headers } = request;
    const status = await statusOf(kaleyra, { target, method, headers: [...headers, withKey] });

    expect([status, kaleyra.requests()]).toEqual([403, []]);
    expect(kaleyra.faults()).toHaveLength(1);
  });

  it.each<{ given: string } & RawRequest>([
    { given: "localhost", headers: ["Host: localhost:4010"] },
    { given: "a fully qualified name", headers: ["Host: localhost.:4010"] },
    { given: "a container's name", headers: ["Host: kaleyra:4010"] },
    { given: "an address of a network", headers: ["Host: 192.168.1.5:4010"] },
    { given: "a name of Docker's", headers: ["Host: host.docker.internal:4010"] },
    { given: "a service of Kubernetes'", headers: ["Host: kaleyra.default.svc:4010"] },
    {
      given: "the whole name of a service of Kubernetes'",
      headers: ["Host: kaleyra.default.svc.cluster.local"],
    },
    { given: "Kaleyra's name", headers: ["Host: api.in.kaleyra.io"] },
    { given: "a name that was allowed", headers: ["Host: kaleyra.example.com"] },
    { given: "an empty name", headers: ["Host:"] },
    { given: "no name, in HTTP/1.0", headers: [], version: "1.0" },
    {
      given: "its own origin with an invalid name",
      headers: ["Host: a%b", "Origin: http://a%b", "Sec-Fetch-Site: same-origin"],
    },
  ])("responds to a client that calls it by $given", async (request) => {
    await using kaleyra = await startEmulator({ allowedHosts: ["kaleyra.example.com"] });

    const headers = [...request.headers, withKey];
    const status = await statusOf(kaleyra, { ...request, target: flows, method: "GET", headers });

    expect([status, kaleyra.requests()]).toMatchObject([200, [{ operation: "listFlows" }]]);
  });
});

describe("the journal", () => {
  it("keeps the last 10,000 requests, each cut, and the number of dropped ones", async () => {
    await using kaleyra = await startEmulator();
    await call(kaleyra, `GET /1?${"x".repeat(5_000)}`);
    const [first] = kaleyra.requests();
    const urls = Array.from({ length: 10_020 }, (_, index) => `GET /${index + 2}`);
    for (let index = 0; index < urls.length; index += 60) {
      await Promise.all(urls.slice(index, index + 60).map((url) => call(kaleyra, url)));
    }

    expect(first?.path.length).toBeLessThan(2_100);
    expect(kaleyra.requests()).toHaveLength(10_000);
    expect(kaleyra.droppedRequests()).toBe(21);
    const response = await fetch(`${kaleyra.url}/_emulator/requests`);
    expect(await response.json()).toMatchObject({ dropped: 21 });
  });
});
