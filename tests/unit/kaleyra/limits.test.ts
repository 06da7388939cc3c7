import { gzipSync } from "node:zlib";

import { startEmulator } from "kaleyra-emulator";

import { flowId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { clientTo, failureOf } from "../../support/client";
import { answering, oddServer } from "../../support/http-server";

const id = flowId("112");
const flowBody = { id: "112", name: "a", status: "DRAFT" };

describe("limits", () => {
  it("end a hanging request, and retry it", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "getFlow", hang: "before" });

    const flow = await clientTo(kaleyra, { requestTimeoutSeconds: 2 }).get(id);

    expect(flow).toMatchObject({ id });
  });

  it("end an operation without any response", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ hang: "before", times: "always" });
    const client = clientTo(kaleyra, { limit: new TimeLimit(1.5), requestTimeoutSeconds: 60 });

    await expect(failureOf(client.get(id))).resolves.toEqual({
      kind: "timedOut",
      limit: "operation",
      seconds: 1.5,
      isAnswered: false,
      host: new URL(kaleyra.url).host,
    });
  });

  it("are not reported if the engine ended an operation", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ hang: "before" });
    const engine = new AbortController();
    const client = clientTo(kaleyra, { limit: new TimeLimit(60, engine.signal) });
    setTimeout(() => engine.abort(), 50);

    await expect(failureOf(client.get(id))).resolves.toEqual({ kind: "canceled" });
  });

  it("never report a cancel that did not happen", async () => {
    const limits = Array.from({ length: 200 }, (_, index) => new TimeLimit(0.001 + index / 10_000));
    const ends = limits.map(
      (limit) =>
        new Promise<boolean>((resolve) => {
          limit.signal.addEventListener("abort", () => resolve(limit.failure?.kind === "canceled"));
        }),
    );
    // The limit's own timer keeps no process alive, so the test has to.
    const alive = setInterval(() => {}, 1_000);

    const canceledEarly = await Promise.all(ends);

    clearInterval(alive);
    expect(canceledEarly.filter(Boolean)).toEqual([]);
  });

  it("also end a slow body", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "getFlow", slowBodyMs: 60_000 });

    const flow = await clientTo(kaleyra, { requestTimeoutSeconds: 2 }).get(id);

    expect(flow).toMatchObject({ id });
    expect(kaleyra.requests()).toHaveLength(2);
  });

  it("allow a slow body within the time", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "getFlow", slowBodyMs: 200 });

    await clientTo(kaleyra).get(id);

    expect(kaleyra.requests()).toHaveLength(1);
  });

  it("are not needed to end a request whose body is cut off", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "getFlow", truncateBody: true });

    const limit = new TimeLimit(50);
    const flow = await clientTo(kaleyra, { requestTimeoutSeconds: 60, limit }).get(id);

    expect(flow).toMatchObject({ id });
  });

  it("cut a response of 200 MB, and close the connection", async () => {
    const piece = Buffer.alloc(1024 * 1024, " ");
    let sent = 0;
    let resolveClosed: (() => void) | undefined;
    const closed = new Promise<void>((resolve) => (resolveClosed = resolve));
    await using server = await oddServer((_request, response) => {
      response.on("close", () => resolveClosed?.());
      const send = () => {
        let hasRoom = true;
        while (sent < 200 && !response.destroyed && hasRoom) {
          hasRoom = response.write(piece);
          sent += 1;
        }
        if (sent >= 200) response.end();
      };
      response.on("drain", send);
      send();
    });

    const failure = await failureOf(clientTo(server, { requestTimeoutSeconds: 20 }).get(id));
    await closed;

    expect(failure).toMatchObject({ kind: "tooLarge" });
    // Megabytes: what the client read, and what the buffers on the way hold.
    expect(sent).toBeLessThan(100);
    expect(server.seen).toHaveLength(1);
  });

  it("apply to the size of a response after decompression", async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024, " "));
    await using server = await oddServer(answering(200, bomb, { "content-encoding": "gzip" }));

    await expect(failureOf(clientTo(server).get(id))).resolves.toMatchObject({ kind: "tooLarge" });
  });

  it("are not reached by a response that is wrongly marked as gzip", async () => {
    await using server = await oddServer(
      answering(200, JSON.stringify(flowBody), { "content-encoding": "gzip" }),
    );

    const failure = await failureOf(clientTo(server).get(id));

    expect(failure).toMatchObject({ kind: "connectionLost" });
  });
});
