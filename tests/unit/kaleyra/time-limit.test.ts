import { setTimeout as pause } from "node:timers/promises";
import { runInThisContext } from "node:vm";

import { failures, startEmulator } from "kaleyra-emulator";

import { FlowClient } from "../../../provider/kaleyra/flow-client";
import { flowId, wabaId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { failureOf, transportTo } from "../../support/client";
import { aDocument, ourWaba } from "../support/flow";

const id = flowId("112");
const waba = wabaId(ourWaba);
const aName = { name: "survey", categories: ["SURVEY"] };
const tooMany = { status: 429, headers: { "retry-after": "60" }, times: "always" } as const;

/** A time limit that a test can end like the engine. */
function cancelable(seconds: number) {
  const engine = new AbortController();
  return { limit: new TimeLimit(seconds, engine.signal), cancel: () => engine.abort() };
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await pause(10);
}

/** The names in the WABA's list, read within the client's time limit. */
async function namesListedBy(client: FlowClient): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of client.list(waba)) names.push(name);
  return names;
}

describe("a change that was sent", () => {
  it.each([
    ["a cancel", () => cancelable(60), 0],
    ["the end of the time limit", () => ({ limit: new TimeLimit(0.3), cancel: () => {} }), 400],
  ])("is awaited after %s, and looked up", async (_given, begin, waitMs) => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", slowBodyMs: 900 });
    kaleyra.addFault({ operation: "createFlow", hang: "after" });
    const { limit, cancel } = begin();
    const client = new FlowClient(transportTo(kaleyra), limit);

    const creation = client.create(waba, aName);
    await until(() => kaleyra.requests().length === 1);
    await pause(waitMs);
    cancel();

    await expect(creation).resolves.toMatchObject({ outcome: "created" });
    expect(await namesListedBy(client)).toEqual(["survey"]);
    limit.endChange();
    expect(await failureOf(client.get(id))).toMatchObject({ ...limit.failure });
  });

  it("leaves the look-up enough time if the response never arrives", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", hang: "after" });
    const client = new FlowClient(
      transportTo(kaleyra, { requestTimeoutSeconds: 0.6 }),
      new TimeLimit(0.2),
    );

    await expect(client.create(waba, aName)).resolves.toMatchObject({ outcome: "unknown" });
    expect(await namesListedBy(client)).toEqual(["survey"]);
  });

  it("is retried after a cancel while it is in doubt", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id, status: "PUBLISHED" }] });
    const { limit, cancel } = cancelable(60);
    kaleyra.addFault({ operation: "uploadDocument", ...failures.internal, times: 2 });
    const client = new FlowClient(transportTo(kaleyra), limit);

    const upload = client.uploadDocument(id, JSON.stringify(aDocument()));
    await until(() => kaleyra.requests().length === 1);
    cancel();

    await expect(upload).resolves.toMatchObject({ outcome: "done" });
  });
});

describe("a cancel", () => {
  it("ends a wait for a rate limit, before anything is changed", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", ...tooMany });
    const { limit, cancel } = cancelable(300);

    const creation = failureOf(new FlowClient(transportTo(kaleyra), limit).create(waba, aName));
    await until(() => kaleyra.requests().length === 1);
    await pause(200);
    cancel();

    expect(await creation).toEqual({ kind: "canceled" });
    expect(kaleyra.flows()).toEqual([]);
  });

  it("ends the wait for a slot, but not requests with a slot", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.configure({ latencyMs: 500 });
    const engine = new AbortController();
    const transport = transportTo(kaleyra, { maxConcurrency: 2 });
    const limits = Array.from({ length: 10 }, () => new TimeLimit(60, engine.signal));

    const creations = limits.map((limit, index) =>
      new FlowClient(transport, limit).create(waba, { ...aName, name: `survey ${index}` }).then(
        ({ outcome }) => outcome,
        () => "not sent",
      ),
    );
    await until(() => kaleyra.requests().length === 2);
    engine.abort();

    const outcomes = await Promise.all(creations);
    expect(outcomes.filter((outcome) => outcome === "created")).toHaveLength(2);
    expect(kaleyra.flows()).toHaveLength(2);
  });
});

describe("the look-up after a change without a response", () => {
  it("goes before waiting creations", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ operation: "createFlow", hang: "after" });
    kaleyra.configure({ latencyMs: 100 });
    const transport = transportTo(kaleyra, { maxConcurrency: 1, requestTimeoutSeconds: 0.6 });
    const client = new FlowClient(transport, new TimeLimit(60));

    const lookUp = client.create(waba, aName).then(() => namesListedBy(client));
    const others = Array.from({ length: 5 }, (_none, index) =>
      new FlowClient(transport, new TimeLimit(60)).create(waba, {
        ...aName,
        name: `other ${index}`,
      }),
    );
    await Promise.all([lookUp, ...others]);

    const sent = kaleyra.requests().map(({ operation }) => operation);
    // The slot is free between the create without a response and the look-up: one other may take it.
    expect(sent.slice(0, 3)).toContain("listFlows");
    expect(sent.filter((operation) => operation === "createFlow")).toHaveLength(6);
  });
});

describe("a time limit", () => {
  it("may be longer than the maximum of a timer", async () => {
    // Node.js lets a timer above its maximum end at once, with a warning. Jest gives tests a process
    // of their own, which receives no warnings.
    const nodeProcess = runInThisContext("process") as NodeJS.Process;
    const warnings: string[] = [];
    const record = ({ name }: Error) => warnings.push(name);
    nodeProcess.on("warning", record);
    const limit = new TimeLimit(3_600_000);

    await pause(50);

    nodeProcess.off("warning", record);
    expect(limit.failure).toBeUndefined();
    expect(warnings).not.toContain("TimeoutOverflowWarning");
  });
});
