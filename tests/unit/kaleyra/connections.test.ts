import { failures, startEmulator } from "kaleyra-emulator";

import { FlowClient } from "../../../provider/kaleyra/flow-client";
import { flowId, wabaId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { clientTo, connectionTo, failureOf, transportTo } from "../../support/client";
import { answering, oddServer } from "../../support/http-server";
import { ourWaba } from "../support/flow";

const id = flowId("112");
/** The body of a response about a flow. */
const flowBody = { id: "112", name: "a", status: "DRAFT", categories: ["OTHER"] };

describe("connections", () => {
  it("are reused", async () => {
    await using server = await oddServer(answering(200, flowBody));
    const client = clientTo(server);

    for (let index = 0; index < 10; index += 1) await client.get(id);

    expect(server.connections()).toBe(1);
  });

  it("are also reused after a refusal", async () => {
    await using server = await oddServer(answering(400, failures.badPayload.body));
    const client = clientTo(server);

    for (let index = 0; index < 5; index += 1) await client.delete(id);

    expect(server.connections()).toBe(1);
  });

  it("that the server has closed are replaced silently", async () => {
    await using server = await oddServer(answering(200, flowBody));
    const client = clientTo(server);

    await client.get(id);
    server.closeIdleConnections();

    await expect(client.get(id)).resolves.toMatchObject({ id });
    expect(server.connections()).toBe(2);
  });

  it("never exceed maxConcurrency, over all operations of a provider", async () => {
    const ids = Array.from({ length: 30 }, (_, index) => flowId(String(1000 + index)));
    await using kaleyra = await startEmulator({
      flows: ids.map((flow) => ({ id: flow })),
      switches: { latencyMs: 10 },
    });
    const transport = transportTo(kaleyra, { maxConcurrency: 3 });

    await Promise.all(ids.map((flow) => new FlowClient(transport, new TimeLimit(20)).get(flow)));

    expect(kaleyra.maxConcurrentRequests()).toBe(3);
    expect(kaleyra.requests()).toHaveLength(30);
  });

  it("are not occupied by requests that hang or wait for a retry", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ operation: "listFlows", status: 429, times: "always" });
    kaleyra.addFault({ operation: "publishFlow", hang: "before", times: "always" });
    const transport = transportTo(kaleyra, { maxConcurrency: 1, requestTimeoutSeconds: 0.2 });
    const retryingClient = new FlowClient(transport, new TimeLimit(3));
    let isOver = false;
    const waiting = Promise.all([
      failureOf(retryingClient.list(wabaId(ourWaba)).next()),
      retryingClient.publish(id),
    ]).then(() => (isOver = true));

    const flow = await new FlowClient(transport, new TimeLimit(60)).get(id);

    expect(flow).toMatchObject({ id });
    expect(isOver).toBe(false);
    await waiting;
  });

  it("are not opened after a cancel", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const limit = new TimeLimit(60, AbortSignal.abort());

    await expect(failureOf(clientTo(kaleyra, { limit }).get(id))).resolves.toEqual({
      kind: "canceled",
    });
    expect(kaleyra.requests()).toEqual([]);
  });

  it("send key, Content-Type and user agent", async () => {
    await using server = await oddServer(answering(200, { success: true }));
    const { apiKey, sid } = connectionTo(server);

    await clientTo(server).delete(id);

    expect(server.seen).toMatchObject([
      {
        method: "DELETE",
        url: `/v2/${sid}/whatsapp/112`,
        headers: {
          "api-key": apiKey,
          "content-type": "application/json",
          "user-agent": "pulumi-kaleyra-tests",
        },
      },
    ]);
  });

  it("send the documented Content-Type of each change of a flow", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id }, { id: "113" }],
      switches: { requireContentType: true },
    });
    const client = clientTo(kaleyra);

    const steps = [
      await client.create(wabaId(ourWaba), { name: "new", categories: ["OTHER"] }),
      await client.updateMetadata(id, { name: "b" }),
      await client.uploadDocument(id, '{"version":"7.3","screens":[{"id":"A","terminal":true}]}'),
      await client.publish(id),
      await client.deprecate(id),
      await client.delete(flowId("113")),
    ];

    expect(steps.map(({ outcome }) => outcome)).toEqual(["created", ...Array(5).fill("done")]);
  });

  it("request fields with commas that are encoded once", async () => {
    await using server = await oddServer(answering(200, flowBody));

    await clientTo(server).get(id, ["id", "status"]);

    expect(server.seen[0]?.url).toMatch(/\?fields=id%2Cstatus$/);
  });
});
