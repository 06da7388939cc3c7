import { connect } from "node:net";

/**
 * Ends this process when the engine that started it has been killed. Otherwise it would outlive the
 * engine and create flows that are in no state. The engine holds the other end of stdin, so stdin
 * closes when the engine ends. A refused connection to its address confirms it.
 *
 * @param address The engine's address, e.g. `127.0.0.1:40123`.
 */
export function endWithEngine(address: string): void {
  process.stdin.once("close", () => endWithoutResponse(new URL(`tcp://${address}`)));
  process.stdin.on("error", () => {}).resume();
}

/** A dying engine may still accept a connection for a moment; the connection then ends with it. */
function endWithoutResponse(engine: URL): void {
  let accepted = false;
  connect({ host: engine.hostname, port: Number(engine.port) })
    .once("connect", () => {
      accepted = true;
    })
    .on("error", () => {})
    .once("close", () => {
      if (!accepted) process.exit(1);
      setTimeout(() => endWithoutResponse(engine), 50);
    })
    .resume();
}
