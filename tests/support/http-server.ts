import * as http from "node:http";
import * as https from "node:https";
import type { AddressInfo, Server, Socket } from "node:net";

export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
}

/**
 * A server with responses that Kaleyra never sends. `await using` cuts open connections and closes
 * it.
 */
export interface OddServer extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** The number of connections so far. */
  readonly connections: () => number;
  readonly server: Server;
}

export type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export async function oddServer(
  handler: Handler,
  tls?: { readonly key: string; readonly cert: string },
): Promise<OddServer> {
  const seen: Seen[] = [];
  const remembering: Handler = (request, response) => {
    const { method = "", url = "", headers } = request;
    seen.push({ method, url, headers });
    handler(request, response);
  };
  const server =
    tls === undefined ? http.createServer(remembering) : https.createServer(tls, remembering);
  const { port, connections, close } = await listening(server);
  const url = `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
  return { url, seen, connections, server, [Symbol.asyncDispose]: close };
}

/** Returns the same response to every request; a body that is not a string is sent as JSON. */
export function answering(
  status: number,
  body: unknown = "",
  headers: http.OutgoingHttpHeaders = {},
): Handler {
  const isText = typeof body === "string" || Buffer.isBuffer(body);
  return (_request, response) => {
    response
      .writeHead(status, { "content-type": isText ? "text/html" : "application/json", ...headers })
      .end(isText ? body : JSON.stringify(body));
  };
}

async function listening(server: Server) {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, connections: () => connections, close };
}
