import { once } from "node:events";
import { createServer } from "node:net";

import { credentials } from "@grpc/grpc-js";

import { Engine } from "../../../provider/engine";
import { withEnvironment } from "../../support/environment";
import { deleteOf } from "../../support/plugin-requests";
import { someInputs } from "../support/flow";
import { anEngine, startPlugin } from "./support/plugin";

/** A proxy that closes every connection, in the variables that gRPC reads. */
async function aProxy() {
  const server = createServer((socket) => socket.on("error", () => {}).end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const environment = withEnvironment({ http_proxy: `http://127.0.0.1:${port}`, no_proxy: "" });
  return {
    [Symbol.asyncDispose]: async () => {
      await environment[Symbol.asyncDispose]();
      server.close();
    },
  };
}

describe("a warning to an engine", () => {
  it.each([undefined, "127.0.0.1:1"])(
    "is returned if no engine listens at %s, unlike progress",
    async (address) => {
      const undelivered: string[] = [];
      const engine = new Engine({
        address,
        credentials: () => credentials.createInsecure(),
        onUndelivered: (warning) => undelivered.push(warning),
      });

      engine.warn("", "kaleyra: survey: a\nb");
      engine.info("", "screen A: added");
      await engine.delivered();

      expect(undelivered).toEqual(["kaleyra: survey: a b"]);
    },
  );
});

describe("a message of the plugin to the engine", () => {
  it("does not use the network's proxy", async () => {
    await using _proxy = await aProxy();
    using engine = await anEngine();
    await using plugin = await startPlugin(engine.address);
    const state = { ...someInputs(), status: "DRAFT", deletionPolicy: "Retain", account: "any" };

    await plugin.call("delete", deleteOf("112", state));

    expect(engine.logged).toEqual([expect.stringContaining("stays at Kaleyra as it is")]);
  });
});
