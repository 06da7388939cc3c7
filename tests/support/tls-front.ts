import * as http from "node:http";
import * as net from "node:net";
import { TLSSocket } from "node:tls";

import type { Emulator } from "kaleyra-emulator";

import { selfSigned } from "./self-signed";

/** A request to a {@link TlsFront}, and what a {@link Break} needs to respond to it. */
export interface Exchange {
  readonly request: http.IncomingMessage;
  /** Kaleyra's response; Kaleyra has already acted on the request. */
  readonly upstream: { readonly status: number; readonly body: Buffer };
  readonly response: http.ServerResponse;
  /** The connection below TLS. */
  readonly wire: net.Socket;
}

/** Responds to a request and returns true, or returns false so that Kaleyra's response is sent. */
export type Break = (exchange: Exchange) => boolean;

/**
 * An https server in front of an emulator. It forwards each request first, so Kaleyra has acted on
 * those whose response is broken.
 */
export interface TlsFront extends AsyncDisposable {
  /** The emulator's environment, with this server's address. */
  readonly environment: Emulator["environment"] & Readonly<Record<string, string>>;
  readonly url: string;
  /** Breaks the responses from now on; `undefined` ends this. */
  breakWith: (breakResponse: Break | undefined) => void;
  /** The number of broken responses so far. */
  broken: () => number;
}

/**
 * Bytes to send below TLS, at which a client ends the connection. A TLS record begins with its type,
 * the version 3.3 and its length.
 */
export const brokenRecords = {
  clearText: Buffer.from("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n"),
  /** A record of the type 0x63, which does not exist. */
  unknownType: Buffer.from([0x63, 3, 3, 0, 4, 1, 2, 3, 4]),
  /** Application data (0x17) that cannot be decrypted. */
  badMac: Buffer.concat([Buffer.from([0x17, 3, 3, 0, 64]), Buffer.alloc(64, 7)]),
  /** An alert (0x15), fatal (2): internal error (80). */
  alert: Buffer.from([0x15, 3, 3, 0, 2, 2, 80]),
} as const;

/** Starts a server in front of an emulator. */
export async function tlsFront(kaleyra: Emulator): Promise<TlsFront> {
  /** The connection below each TLS socket. */
  const wires = new Map<net.Socket, net.Socket>();
  let breakResponse: Break | undefined;
  let broken = 0;
  const https = http.createServer((request, response) => {
    void respond(request, response);
  });
  const respond = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const upstream = await forwarded(kaleyra.url, request);
    const wire = wires.get(request.socket);
    if (wire !== undefined && breakResponse?.({ request, upstream, response, wire }) === true) {
      broken += 1;
      return;
    }
    response.writeHead(upstream.status, { "content-type": "application/json" }).end(upstream.body);
  };
  // The server does TLS by hand, since https.Server hides the connection below.
  const server = net.createServer((wire) => {
    const secure = new TLSSocket(wire, { isServer: true, ...selfSigned });
    wires.set(secure, wire);
    // A client that meets broken bytes resets the connection; without a listener this process ends.
    for (const socket of [wire, secure]) socket.on("error", () => {});
    secure.once("close", () => wires.delete(secure));
    https.emit("connection", secure);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `https://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
  return {
    url,
    environment: {
      ...kaleyra.environment,
      KALEYRA_API_URL: url,
      // Accepts the self-signed certificate, without Node.js's warning about that.
      NODE_TLS_REJECT_UNAUTHORIZED: "0",
      NODE_NO_WARNINGS: "1",
    },
    breakWith: (newBreak) => {
      breakResponse = newBreak;
    },
    broken: () => broken,
    [Symbol.asyncDispose]: async () => {
      for (const wire of wires.values()) wire.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends the request to the emulator. */
async function forwarded(
  url: string,
  request: http.IncomingMessage,
): Promise<{ status: number; body: Buffer }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  // These two are about the client's connection; `fetch` sets its own.
  const { host: _host, connection: _connection, ...headers } = request.headers;
  const upstream = await fetch(`${url}${request.url ?? ""}`, {
    method: request.method ?? "GET",
    headers: headers as Record<string, string>,
    ...(parts.length > 0 && { body: Buffer.concat(parts) }),
  });
  return { status: upstream.status, body: Buffer.from(await upstream.arrayBuffer()) };
}
