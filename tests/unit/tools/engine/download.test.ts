import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

import { isReachable } from "../../../../tools/engine/download";

/** Runs a part of a test while a server listens. */
async function withServer(listener: RequestListener, use: (address: string) => Promise<void>) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("a site that responds is reachable", () =>
  withServer(
    (_, response) => response.end(),
    async (address) => expect(await isReachable(address)).toBe(true),
  ));

test("a site that a proxy refuses with 403 is not reachable", () =>
  withServer(
    (_, response) => response.writeHead(403).end(),
    async (address) => expect(await isReachable(address)).toBe(false),
  ));

test("a site that responds later than the limit is not reachable, and is with a higher one", () =>
  withServer(
    (_, response) => void setTimeout(() => response.end(), 500),
    async (address) => {
      expect(await isReachable(address, 50)).toBe(false);
      expect(await isReachable(address, 60_000)).toBe(true);
    },
  ));
