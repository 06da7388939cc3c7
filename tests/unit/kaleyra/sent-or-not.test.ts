import * as net from "node:net";
import tls from "node:tls";
import { runInThisContext } from "node:vm";
import { brotliCompressSync, gzipSync } from "node:zlib";

import { startEmulator } from "kaleyra-emulator";

import { type KaleyraFailure, mayHaveBeenApplied } from "../../../provider/kaleyra/failure";
import { wabaId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { clientTo, failureOf } from "../../support/client";
import { withEnvironment } from "../../support/environment";
import { selfSigned } from "../../support/self-signed";
import { type Break, brokenRecords, tlsFront } from "../../support/tls-front";
import { ourWaba } from "../support/flow";

const waba = wabaId(ourWaba);
const aName = { name: "a", categories: ["OTHER"] };

/** Ends the connection of a create with these bytes instead of TLS records. */
const onTheWire =
  (bytes: Buffer): Break =>
  ({ request, wire }) => {
    if (request.method !== "POST") return false;
    wire.end(bytes);
    return true;
  };

/** Responds to a create with these headers, and with a body made of Kaleyra's. */
const answeredAs =
  (headers: Readonly<Record<string, string>>, bodyOf: (body: Buffer) => Buffer): Break =>
  ({ request, response, upstream: { body } }) => {
    if (request.method !== "POST") return false;
    response.writeHead(200, headers).end(bodyOf(body));
    return true;
  };

/** The first half. */
const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);

describe("a create that Kaleyra has applied", () => {
  it.each<[string, Break]>([
    ["clear text instead of TLS", onTheWire(brokenRecords.clearText)],
    ["a TLS record of no type", onTheWire(brokenRecords.unknownType)],
    ["a TLS record that cannot be decrypted", onTheWire(brokenRecords.badMac)],
    ["a TLS alert", onTheWire(brokenRecords.alert)],
    ["the end of the connection", onTheWire(Buffer.alloc(0))],
    ["invalid gzip", answeredAs({ "content-encoding": "gzip" }, (body) => body)],
    ["gzip that is cut", answeredAs({ "content-encoding": "gzip" }, (body) => cut(gzipSync(body)))],
    ["invalid deflate", answeredAs({ "content-encoding": "deflate" }, (body) => body)],
    ["invalid brotli", answeredAs({ "content-encoding": "br" }, (body) => body)],
    [
      "brotli that is cut",
      answeredAs({ "content-encoding": "br" }, (body) => cut(brotliCompressSync(body))),
    ],
    ["an unknown encoding", answeredAs({ "content-encoding": "zstd" }, (body) => gzipSync(body))],
    [
      "a redirect",
      ({ response }) => response.writeHead(303, { location: "/" }).end() !== undefined,
    ],
  ])("is in doubt after %s", async (_given, fault) => {
    await using _trust = trustingAll();
    await using kaleyra = await startEmulator();
    await using front = await tlsFront(kaleyra);
    front.breakWith(fault);

    const creation = await clientTo(front).create(waba, aName);

    expect(creation.outcome).toBe("unknown");
    expect(kaleyra.flows()).toHaveLength(1);
  });

  it("is in doubt on a connection that was used before", async () => {
    await using _trust = trustingAll();
    await using kaleyra = await startEmulator();
    await using front = await tlsFront(kaleyra);
    const client = clientTo(front);
    await client.list(waba).next();
    front.breakWith(onTheWire(brokenRecords.clearText));

    await expect(client.create(waba, aName)).resolves.toMatchObject({ outcome: "unknown" });
    expect(kaleyra.flows()).toHaveLength(1);
  });
});

describe("a create that did not leave this machine", () => {
  const notSent: readonly [string, (socket: net.Socket) => void][] = [
    ["hangs up", (socket) => socket.destroy()],
    ["resets", (socket) => socket.resetAndDestroy()],
    ["does not speak TLS", (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["sends an alert", (socket) => socket.end(brokenRecords.alert)],
  ];

  it.each(notSent)("is not in doubt if the server %s in the handshake", async (_how, respond) => {
    await using server = await tcpServer((socket) => socket.once("data", () => respond(socket)));

    const failure = await failureOfCreate(`https://127.0.0.1:${server.port}`);

    expect(failure.kind).toBe("unreachable");
    expect(mayHaveBeenApplied(failure)).toBe(false);
  });

  it("is not in doubt if the certificate is refused, and nothing is sent", async () => {
    await using kaleyra = await startEmulator();
    await using front = await tlsFront(kaleyra);

    const failure = await failureOfCreate(front.url);

    expect(failure).toMatchObject({ kind: "unreachable", code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(kaleyra.requests()).toEqual([]);
  });

  it("is not in doubt if the certificate is another host's", async () => {
    using _trust = trustingOurs();
    await using kaleyra = await startEmulator();
    await using front = await tlsFront(kaleyra);

    const failure = await failureOfCreate(front.url.replace("127.0.0.1", "localhost"));

    expect(failure).toMatchObject({ kind: "unreachable", code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    expect(kaleyra.requests()).toEqual([]);
  });

  it.each([
    ["there is no such host", "https://nowhere.invalid", /ENOTFOUND|EAI_AGAIN/],
    ["nothing listens", "https://127.0.0.1:9", /ECONNREFUSED/],
  ])("is not in doubt if %s", async (_given, url, code) => {
    expect(await failureOfCreate(url)).toEqual({
      kind: "unreachable",
      host: new URL(url).host,
      code: expect.stringMatching(code) as unknown,
    });
  });

  it.each([403, 407, 502])("is not in doubt if the proxy answers %s to CONNECT", async (status) => {
    await using proxy = await tcpServer((socket) =>
      socket.once("data", () => socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`)),
    );
    await using _proxy = withEnvironment({
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NO_PROXY: "",
    });

    expect(await failureOfCreate("https://kaleyra.test")).toEqual({
      kind: "unreachable",
      host: "kaleyra.test",
      code: `the proxy answered ${status}`,
    });
  });

  it.each<[string, (socket: net.Socket) => void]>([
    ["hangs up", (socket) => socket.destroy()],
    ["is another server", (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n\r\n")],
    ["connects and hangs up", (socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n")],
    ["does not answer", () => {}],
  ])("is not in doubt if the proxy %s", async (_how, respond) => {
    await using proxy = await tcpServer((socket) => socket.once("data", () => respond(socket)));
    await using _proxy = withEnvironment({
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      NO_PROXY: "",
    });

    expect(mayHaveBeenApplied(await failureOfCreate("https://kaleyra.test"))).toBe(false);
  });

  const failureOfCreate = (url: string): Promise<KaleyraFailure> => {
    const options = { limit: new TimeLimit(4), requestTimeoutSeconds: 0.5 };
    return failureOf(clientTo({ url }, options).create(waba, aName));
  };
});

/**
 * Accepts every certificate until the test ends. Jest gives tests an environment of their own, and
 * Node.js reads that of the process.
 */
function trustingAll(): AsyncDisposable {
  const { env } = runInThisContext("process") as NodeJS.Process;
  env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
  return {
    [Symbol.asyncDispose]: async () => {
      delete env["NODE_TLS_REJECT_UNAUTHORIZED"];
    },
  };
}

/** Trusts the certificate of the tests until the test ends, but only for its host. */
function trustingOurs(): Disposable {
  const { createSecureContext } = tls;
  tls.createSecureContext = (options) => createSecureContext({ ...options, ca: selfSigned.cert });
  return {
    [Symbol.dispose]: () => {
      tls.createSecureContext = createSecureContext;
    },
  };
}

async function tcpServer(onConnection: (socket: net.Socket) => void) {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
