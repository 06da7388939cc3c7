import { endWithEngine } from "../engine";
import { startServer } from "./server";

/** Runs `pulumi-resource-kaleyra [engine address]`. Prints its port, which the engine waits for. */
async function main(): Promise<void> {
  const [, , engineAddress] = process.argv;
  if (engineAddress !== undefined) endWithEngine(engineAddress);
  const { port } = await startServer(engineAddress);
  process.stdout.write(`${port}\n`);
}

void main();
