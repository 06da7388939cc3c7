import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { startEmulator } from "kaleyra-emulator";

import { flowId } from "../../../provider/kaleyra/ids";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { clientTo, failureOf } from "../../support/client";

const id = flowId("112");

// Node.js 20 can collect a signal under a request that waits for it: see `TimeLimit`. The request then hangs
// until Jest's limit.
describe("a garbage collection while a request hangs", () => {
  it.each([
    ["the request's time", { requestTimeoutSeconds: 0.5, limit: () => new TimeLimit(0.9) }],
    ["the operation's time", { requestTimeoutSeconds: 60, limit: () => new TimeLimit(0.9) }],
    [
      "the engine's cancel",
      { requestTimeoutSeconds: 60, limit: () => new TimeLimit(60, endingAfter(900)) },
    ],
  ])("does not prevent %s from ending it", async (_given, { requestTimeoutSeconds, limit }) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    kaleyra.addFault({ hang: "before", times: "always" });
    const collecting = setInterval(garbageCollector(), 50);

    const failure = await failureOf(
      clientTo(kaleyra, { requestTimeoutSeconds, limit: limit() }).get(id),
    );

    clearInterval(collecting);
    expect(["timedOut", "canceled"]).toContain(failure.kind);
  });
});

function endingAfter(milliseconds: number): AbortSignal {
  const end = new AbortController();
  setTimeout(() => end.abort(), milliseconds);
  return end.signal;
}

/** A function that collects garbage at once. Only contexts that begin after the flag is set have `gc`. */
function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}
