import { endWithEngine } from "../engine";
import { startServer } from "./server";

/**
 * Runs `pulumi-resource-kaleyra [engine address]`. Prints the server's port: the engine waits for
 * it as the first line on stdout, so nothing else may be printed before.
 */
async function main(): Promise<void> {
  const [, , engineAddress] = process.argv;
  if (engineAddress !== undefined) endWithEngine(engineAddress);
  const { port } = await startServer(engineAddress);
  process.stdout.write(`${port}\n`);
}

void main();
