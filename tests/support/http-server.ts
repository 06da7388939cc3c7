import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";

/** A received request. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
}

/**
 * A server in place of Kaleyra, whose responses the test chooses. Its disposal cuts open
 * connections.
 */
export interface OddServer extends AsyncDisposable {
  readonly url: string;
  /** All requests so far, in order. */
  readonly seen: readonly Seen[];
  /** The number of connections so far. */
  readonly connections: () => number;
  /** Closes the connections that wait for another request. */
  readonly closeIdleConnections: () => void;
}

/** Responds to a request in any way, or not at all. */
export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** @param tls Key and certificate, for https; without them, the server has http. */
export async function oddServer(
  handler: Handler,
  tls?: { readonly key: string; readonly cert: string },
): Promise<OddServer> {
  const seen: Seen[] = [];
  const recordAndHandle: Handler = (request, response) => {
    const { method = "", url = "", headers } = request;
    seen.push({ method, url, headers });
    handler(request, response);
  };
  const server =
    tls === undefined
      ? http.createServer(recordAndHandle)
      : https.createServer(tls, recordAndHandle);
  const { port, connections, close } = await listening(server);
  const url = `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
  const closeIdleConnections = () => server.closeIdleConnections();
  return { url, seen, connections, closeIdleConnections, [Symbol.asyncDispose]: close };
}

/**
 * A handler that sends the same response to every request: a string or a Buffer as an HTML page, as
 * gateways do, and any other body as JSON.
 */
export function answering(
  status: number,
  body: unknown = "",
  headers: http.OutgoingHttpHeaders = {},
): Handler {
  const isPage = typeof body === "string" || Buffer.isBuffer(body);
  return (_request, response) => {
    response
      .writeHead(status, { "content-type": isPage ? "text/html" : "application/json", ...headers })
      .end(isPage ? body : JSON.stringify(body));
  };
}

async function listening(server: Server) {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => {}); // Clients may reset a connection; without a listener this process ends.
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, connections: () => connections, close };
}
