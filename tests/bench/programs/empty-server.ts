/** The minimal plugin in Node.js: a server that listens and prints its port. */
import { Server, ServerCredentials } from "@grpc/grpc-js";

new Server().bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_error, port) => {
  process.stdout.write(`${port}\n`);
});
