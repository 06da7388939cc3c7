import { once } from "node:events";
import { createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";

/**
 * A self-signed certificate for the hosts of Kaleyra's pods in `provider/kaleyra/connection.ts`,
 * created for the tests with `openssl req -x509 -days 36500`.
 */
export const podsCertificate = `-----BEGIN CERTIFICATE-----
MIICADCCAaegAwIBAgIUSYFbA15ANR5UcDy/kHoDWBB3iBwwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMa2FsZXlyYS10ZXN0MCAXDTI2MTEyNzE3NDQ0NloYDzIxMjYx
MTAzMTc0NDQ2WjAXMRUwEwYDVQQDDAxrYWxleXJhLXRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARn3YGem1PQ7LESpP6cHqwD2Sl7fJNF4s1WTm3tNFIpEDtL
jw1d52tPQISZ+hX4yH9A0Kf0IrDHekMA3hBOoYIwo4HOMIHLMB0GA1UdDgQWBBTu
HWbPhVQvphB8BY/802fwL+cy4DAfBgNVHSMEGDAWgBTuHWbPhVQvphB8BY/802fw
L+cy4DAPBgNVHRMBAf8EBTADAQH/MHgGA1UdEQRxMG+CEWFwaS5pbi5rYWxleXJh
LmlvghFhcGkuYXAua2FsZXlyYS5pb4IRYXBpLmV1LmthbGV5cmEuaW+CEWFwaS5u
YS5rYWxleXJhLmFpgg5hcGkua2FsZXlyYS5pb4IRYXBpLm5hLmthbGV5cmEuaW8w
CgYIKoZIzj0EAwIDRwAwRAIgc8ONuRB02taaUIsfk+4wc4ELqmgIXdLrVoWLsHch
DdECIDKkibLR+YrycFphhJGds1zkPwCylInxRZdMNShidaKZ
-----END CERTIFICATE-----`;

const podsKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgsfYcvbYkOiOJjMcD
whU/VsnatcuyyCuG+V1qbplH/cmhRANCAARn3YGem1PQ7LESpP6cHqwD2Sl7fJNF
4s1WTm3tNFIpEDtLjw1d52tPQISZ+hX4yH9A0Kf0IrDHekMA3hBOoYIw
-----END PRIVATE KEY-----`;

/**
 * An HTTP proxy through which clients reach emulators under the hosts of Kaleyra's pods. Set
 * `proxyUrl` as HTTPS_PROXY, and {@link podsCertificate} in NODE_EXTRA_CA_CERTS. To other hosts the
 * proxy answers 502.
 */
export class Pods implements AsyncDisposable {
  /** The hosts to which clients have requested a connection, in order. */
  readonly requestedHosts: string[] = [];
  readonly #close: () => Promise<void>;

  private constructor(
    readonly proxyUrl: string,
    close: () => Promise<void>,
  ) {
    this.#close = close;
  }

  /** @param emulators The emulators' URLs, by the pod's host. */
  static async start(emulators: Readonly<Record<string, string>>): Promise<Pods> {
    const sockets = new Set<Socket>();
    // One server for all pods, which forwards each request by its Host header.
    const pod = createTlsServer({ key: podsKey, cert: podsCertificate }, (incoming, outgoing) => {
      const { host = "" } = incoming.headers;
      const { method, headers } = incoming;
      const target = new URL(incoming.url ?? "/", emulators[host]);
      const forwarded = request(target, { method: method ?? "GET", headers }, (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      });
      incoming.pipe(forwarded);
    });
    const proxy = createServer();
    for (const server of [pod, proxy]) {
      server.on("connection", (socket: Socket) => sockets.add(socket));
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
    }
    const portOf = (server: typeof proxy) => (server.address() as AddressInfo).port;
    const pods = new Pods(`http://127.0.0.1:${portOf(proxy)}`, async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([pod, proxy].map((server) => once(server.close(), "close")));
    });
    proxy.on("connect", ({ url = "" }, client: Socket) => {
      const host = url.replace(/:443$/, "");
      pods.requestedHosts.push(host);
      if (emulators[host] === undefined) {
        client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
        return;
      }
      const tunnel = connect((pod.address() as AddressInfo).port, "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
        tunnel.pipe(client);
        client.pipe(tunnel);
      });
      sockets.add(tunnel);
      for (const socket of [client, tunnel]) socket.on("error", () => socket.destroy());
    });
    return pods;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close();
  }
}
