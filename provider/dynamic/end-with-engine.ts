import { connect } from "node:net";
import { sep } from "node:path";

const hostScript = ["@pulumi", "pulumi", "cmd", "dynamic-provider"].join(sep);

/**
 * Ends Pulumi's dynamic host when its engine has been killed. The host would outlive it and go on
 * to make a flow that no state will ever know. The engine holds the other end of stdin, so its death
 * shows there; that nobody listens at its address any more confirms it.
 */
export function endWithEngine(): void {
  const [, script = "", engine = ""] = process.argv;
  if (!script.includes(hostScript)) return;
  process.stdin.once("close", () => endWithoutAnswer(new URL(`tcp://${engine}`)));
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
