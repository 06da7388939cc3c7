import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

import { Config } from "../../../provider/config";
import { flowId } from "../../../provider/kaleyra/ids";
import { InvalidProxy, proxyFor } from "../../../provider/kaleyra/proxy";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { clientTo, failureOf, transportTo } from "../../support/client";
import { withEnvironment } from "../../support/environment";

const kaleyra = new URL("https://kaleyra.test");
const id = flowId("112");

describe("a proxy's address", () => {
  it.each([
    {
      given: "SOCKS",
      address: "socks5://user:s3cret@proxy.test:1080",
      expected: "not by socks5://",
    },
    { given: "SOCKS in capitals", address: "SOCKS4A://:s3cret@proxy.test", expected: "socks4a://" },
    { given: "FTP", address: "ftp://s3cret:s3cret@proxy.test", expected: "not by ftp://" },
    { given: "no host", address: "http://:s3cret@:3128", expected: "http://host:port" },
    { given: "only a scheme", address: "http://", expected: "http://host:port" },
    {
      given: "a port that is too great",
      address: "http://a:s3cret@proxy.test:70000",
      expected: "port",
    },
    { given: "port 0", address: "http://a:s3cret@proxy.test:0", expected: "http://host:port" },
    { given: "a port of letters", address: "proxy.test:s3cret", expected: "http://host:port" },
    { given: "one slash", address: "http:/a:s3cret@proxy.test:3128", expected: "http://host:port" },
    { given: "a path", address: "http://proxy.test:3128/s3cret", expected: "http://host:port" },
    { given: "a bare % in the password", address: "http://a:s3cret%@proxy.test", expected: "%25" },
    { given: "a bare % in the user name", address: "http://s3cret%zz@proxy.test", expected: "%25" },
    {
      given: "percent-encoded bytes that are not UTF-8",
      address: "http://a:s3cret%ff@proxy.test",
      expected: "%25",
    },
  ])("with $given is refused with the name of its variable", async ({ address, expected }) => {
    for (const variable of ["HTTPS_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"]) {
      await using _environment = withEnvironment({ [variable]: address, NO_PROXY: "" });
      const settings = new Map(Object.entries({ sid: "HX1", apiKey: "A1", apiUrl: kaleyra.href }));
      const config = new Config({ configured: (key) => settings.get(key) });

      const refusals = [
        () => proxyFor(kaleyra),
        () => config.connection,
        () => config.validate(),
      ].map(messageOf);

      for (const message of refusals) {
        expect(message).toContain(expected);
        expect(message).toMatch(new RegExp(`^${variable} is not`));
        expect(message).not.toContain("s3cret");
      }
    }
  });

  it.each([
    { address: "http://proxy.test:3128", href: "http://proxy.test:3128/" },
    { address: "http://proxy.test:3128/", href: "http://proxy.test:3128/" },
    { address: " proxy.test:3128 ", href: "http://proxy.test:3128/" },
    {
      address: "https://user:p%25%40ss@[2001:db8::1]:8443",
      href: "https://user:p%25%40ss@[2001:db8::1]:8443/",
    },
  ])("is accepted as in $address", async ({ address, href }) => {
    await using _environment = withEnvironment({ HTTPS_PROXY: address, NO_PROXY: "" });

    expect(proxyFor(kaleyra)?.href).toBe(href);
  });

  it("does not matter for hosts in NO_PROXY, nor for this machine", async () => {
    await using _environment = withEnvironment({
      HTTPS_PROXY: "socks5://proxy.test",
      NO_PROXY: "kaleyra.test",
    });

    expect(proxyFor(kaleyra)).toBeUndefined();
    expect(proxyFor(new URL("https://127.0.0.1:4010"))).toBeUndefined();
    expect(() => proxyFor(new URL("https://elsewhere.test"))).toThrow(InvalidProxy);
  });

  it("that is invalid fails a download through it, if Kaleyra itself needs no proxy", async () => {
    await using _environment = withEnvironment({
      HTTPS_PROXY: "socks5://a:s3cret@proxy.test",
      NO_PROXY: "kaleyra.test",
    });

    const { failure } = await transportTo({ url: kaleyra.href }).download(
      "https://elsewhere.test/flow.json",
      new TimeLimit(5),
    );

    expect(failure).toMatchObject({
      kind: "unreachable",
      code: expect.stringMatching(/^HTTPS_PROXY/),
    });
  });
});

/** A proxy that accepts connections and never responds. */
async function silentProxy(scheme = "http") {
  const sockets = new Set<Socket>();
  let closed = 0;
  const onConnection = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).resume();
    socket.once("close", () => (closed += 1));
  };
  const server = createServer(onConnection);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `${scheme}://user:p%25ss@127.0.0.1:${port}`,
    connections: () => sockets.size,
    async allClosed() {
      while (closed < sockets.size) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe("a connection to a proxy that does not answer CONNECT", () => {
  it("is closed when the request ends", async () => {
    await using proxy = await silentProxy();
    await using _environment = withEnvironment({ HTTPS_PROXY: proxy.url, NO_PROXY: "" });

    const failure = await failureOf(
      clientTo({ url: kaleyra.href }, { requestTimeoutSeconds: 0.3 }).delete(id),
    );
    await proxy.allClosed();

    expect(failure).toEqual({ kind: "unreachable", host: "kaleyra.test", code: "ETIMEDOUT" });
    expect(proxy.connections()).toBeGreaterThan(0);
  });

  it("is closed if the proxy is connected over TLS and does not answer that either", async () => {
    await using proxy = await silentProxy("https");
    await using _environment = withEnvironment({
      HTTPS_PROXY: proxy.url,
      NO_PROXY: "",
    });

    await failureOf(clientTo({ url: kaleyra.href }, { requestTimeoutSeconds: 0.5 }).delete(id));
    await proxy.allClosed();

    expect(proxy.connections()).toBeGreaterThan(0);
  });
});

/** The message of the error that a function throws. */
function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was refused";
}
