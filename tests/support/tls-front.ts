import * as http from "node:http";
import * as net from "node:net";
import { TLSSocket } from "node:tls";

import type { Emulator } from "kaleyra-emulator";

import { selfSigned } from "./self-signed";

/** A request, and the ways to respond to it. */
export interface Exchange {
  readonly request: http.IncomingMessage;
  /** Kaleyra's own response. Kaleyra has already acted. */
  readonly upstream: { readonly status: number; readonly body: Buffer };
  readonly response: http.ServerResponse;
  /** The connection below TLS. */
  readonly wire: net.Socket;
}

/** Responds in its own way, or returns false to send Kaleyra's response. */
export type Break = (exchange: Exchange) => boolean;

/**
 * An https server in front of a Kaleyra. Kaleyra acts on each request before the response is
 * broken.
 */
export interface TlsFront extends AsyncDisposable {
  readonly environment: Emulator["environment"] & Readonly<Record<string, string>>;
  readonly url: string;
  breakWith: (how: Break | undefined) => void;
  /** The number of broken responses so far. */
  broken: () => number;
}

/** Bytes that do not begin a TLS record, or that cannot be decrypted. */
export const brokenRecords = {
  clearText: Buffer.from("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n"),
  unknownType: Buffer.from([0x63, 3, 3, 0, 4, 1, 2, 3, 4]),
  badMac: Buffer.concat([Buffer.from([0x17, 3, 3, 0, 64]), Buffer.alloc(64, 7)]),
  alert: Buffer.from([0x15, 3, 3, 0, 2, 2, 80]),
} as const;

export async function tlsFront(kaleyra: Emulator): Promise<TlsFront> {
  const wires = new Map<net.Socket, net.Socket>();
  let breakResponse: Break | undefined;
  let broken = 0;
  const https = http.createServer((request, response) => {
    void answerOne(request, response);
  });
  const answerOne = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const upstream = await forwarded(kaleyra.url, request);
    const wire = wires.get(request.socket);
    if (wire !== undefined && breakResponse?.({ request, upstream, response, wire }) === true) {
      broken += 1;
      return;
    }
    response.writeHead(upstream.status, { "content-type": "application/json" }).end(upstream.body);
  };
  const server = net.createServer((wire) => {
    const secure = new TLSSocket(wire, { isServer: true, ...selfSigned });
    wires.set(secure, wire);
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
      NODE_TLS_REJECT_UNAUTHORIZED: "0", // The certificate is self-signed, which does not matter here.
      NODE_NO_WARNINGS: "1",
    },
    breakWith: (how) => {
      breakResponse = how;
    },
    broken: () => broken,
    [Symbol.asyncDispose]: async () => {
      for (const wire of wires.values()) wire.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function forwarded(
  url: string,
  request: http.IncomingMessage,
): Promise<{ status: number; body: Buffer }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { host: _host, connection: _connection, ...headers } = request.headers;
  const upstream = await fetch(`${url}${request.url ?? ""}`, {
    method: request.method ?? "GET",
    headers: headers as Record<string, string>,
    ...(parts.length > 0 && { body: Buffer.concat(parts) }),
  });
  return { status: upstream.status, body: Buffer.from(await upstream.arrayBuffer()) };
}
