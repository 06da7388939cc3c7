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
  process.stdin.once("close", () => {
    const { hostname: host, port } = new URL(`tcp://${engine}`);
    const socket = connect({ host, port: Number(port) }, () => socket.destroy());
    socket.once("error", () => process.exit(1));
  });
  process.stdin.on("error", () => {}).resume();
}
