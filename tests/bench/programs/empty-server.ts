/**
 * The least that a plugin in Node.js does at its start: it listens, and prints its port for the
 * engine. `parts/start.ts` compares the plugin with it.
 */
import { Server, ServerCredentials } from "@grpc/grpc-js";

new Server().bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_error, port) => {
  process.stdout.write(`${port}\n`);
});
