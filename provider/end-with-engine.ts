import { connect } from "node:net";

/**
 * Ends this process when the engine that started it has been killed. It would outlive the engine and
 * go on to make a flow that no state will ever know. The engine holds the other end of stdin, so its
 * death shows there; that nobody listens at its address any more confirms it.
 *
 * @param address Where the engine listens, e.g. `127.0.0.1:40123`.
 */
export function endWithEngine(address: string): void {
  process.stdin.once("close", () => endWithoutAnswer(new URL(`tcp://${address}`)));
  process.stdin.on("error", () => {}).resume();
}

/** A dying engine may still be connected to for a moment; the connection then ends with it. */
function endWithoutAnswer(engine: URL): void {
  let answered = false;
  connect({ host: engine.hostname, port: Number(engine.port) })
    .once("connect", () => {
      answered = true;
    })
    .on("error", () => {})
    .once("close", () => {
      if (!answered) process.exit(1);
      setTimeout(() => endWithoutAnswer(engine), 50);
    })
    .resume();
}
