import * as net from "node:net";

import { startEmulator } from "kaleyra-emulator";

import { flowId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { clientTo, connectionTo, failureOf, transportTo } from "../../support/client";
import { withEnvironment } from "../../support/environment";
import { answering, oddServer } from "../../support/http-server";
import { selfSigned } from "../../support/self-signed";
import { aDocument } from "../support/flow";

const id = flowId("112");
const limit = () => new TimeLimit(5);

describe("the client", () => {
  it.each([301, 302, 303, 307, 308])("does not follow a redirect, %s", async (status) => {
    await using otherServer = await oddServer(answering(200, { success: true }));
    await using server = await oddServer(answering(status, "", { location: otherServer.url }));

    const failure = await failureOf(clientTo(server).get(id));

    expect(failure).toMatchObject({ kind: "redirected", status });
    expect(otherServer.seen).toEqual([]);
  });

  it("refuses an untrusted certificate, before the key is sent", async () => {
    await using server = await oddServer(answering(200, { success: true }), selfSigned);

    const failure = await failureOf(clientTo(server).delete(id));

    expect(failure).toMatchObject({ kind: "unreachable", code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    expect(server.seen).toEqual([]);
  });

  it("fetches a document without the key", async () => {
    await using otherServer = await oddServer(answering(200, aDocument()));
    await using server = await oddServer(
      answering(200, [{ asset_type: "FLOW_JSON", download_url: `${otherServer.url}/f?sig=s` }]),
    );

    const document = await clientTo(server).document(id);

    expect(JSON.parse(document)).toEqual(aDocument());
    expect(otherServer.seen).toHaveLength(1);
    expect(JSON.stringify(otherServer.seen)).not.toContain(connectionTo(server).apiKey);
    expect(otherServer.seen[0]?.headers).not.toHaveProperty("api-key");
  });

  it("does not follow a document to another address", async () => {
    await using otherServer = await oddServer(answering(200, aDocument()));
    await using server = await oddServer(answering(302, "", { location: otherServer.url }));

    const { failure } = await transportTo(server).download(`${server.url}/f`, limit());

    expect(failure).toMatchObject({ kind: "redirected", status: 302 });
    expect(otherServer.seen).toEqual([]);
  });

  it.each([
    "http://example.com/flow.json",
    "http://127.0.0.1.example.com/flow.json",
    "file:///etc/passwd",
    "ftp://127.0.0.1/flow.json",
    "/relative",
    "",
    "data:application/json,{}",
  ])("does not fetch a document from %j", async (address) => {
    await using kaleyra = await startEmulator();

    const { failure } = await transportTo(kaleyra).download(address, limit());

    expect(failure).toMatchObject({ kind: "unreadable", expected: "a download_url that is https" });
  });

  it("fetches no document without TLS from this machine, unless Kaleyra is there too", async () => {
    await using otherServer = await oddServer(answering(200, aDocument()));
    const elsewhere = connectionTo({ url: "https://api.in.kaleyra.io" });
    const transport = transportTo(otherServer, { connection: elsewhere });

    const { failure } = await transport.download(`${otherServer.url}/f`, limit());

    expect(failure?.kind).toBe("unreadable");
    expect(otherServer.seen).toEqual([]);
  });

  it("uses a proxy of the environment, which sees a tunnel and no key", async () => {
    await using proxy = await refusingProxy();
    await using _environment = withEnvironment({ HTTPS_PROXY: proxy.url, NO_PROXY: "" });
    const client = clientTo({ url: "https://kaleyra.test" });

    await failureOf(client.delete(id));

    expect(proxy.received()).toMatch(/^CONNECT kaleyra\.test:443 HTTP/);
    expect(proxy.received()).not.toContain(connectionTo(proxy).apiKey);
  });

  it("connects to this machine without a proxy", async () => {
    await using proxy = await refusingProxy();
    await using _environment = withEnvironment({
      HTTP_PROXY: proxy.url,
      ALL_PROXY: proxy.url,
      NO_PROXY: "",
    });
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    await expect(clientTo(kaleyra).get(id)).resolves.toMatchObject({ id });
    expect(proxy.received()).toBe("");
  });
});

/** A proxy that records what it receives and refuses every tunnel. */
async function refusingProxy() {
  let received = "";
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      received += bytes.toString("latin1");
      socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    received: () => received,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
