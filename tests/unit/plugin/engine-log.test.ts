import { once } from "node:events";
import { createServer } from "node:net";

import { credentials } from "@grpc/grpc-js";

import { Engine } from "../../../provider/engine";
import { deleteOf } from "../../support/plugin-requests";
import { someInputs } from "../support/flow";
import { anEngine, served } from "./support/plugin";

/** The proxy of a network, which leads nowhere on this machine. */
async function aProxy() {
  const server = createServer((socket) => socket.on("error", () => {}).end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const before = { ...process.env };
  Object.assign(process.env, { http_proxy: `http://127.0.0.1:${port}`, no_proxy: "" });
  return {
    [Symbol.dispose]: () => {
      for (const name of ["http_proxy", "no_proxy"]) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
      server.close();
    },
  };
}

describe("a missing engine", () => {
  it.each([undefined, "127.0.0.1:1"])(
    "receives no warning at %s, so the warning is returned",
    async (address) => {
      const missed: string[] = [];
      const engine = new Engine({
        address,
        credentials: () => credentials.createInsecure(),
        onUndelivered: (warning) => missed.push(warning),
      });

      engine.warn("", "kaleyra: survey: a\nb");
      engine.info("", "screen A: added");
      await engine.delivered();

      expect(missed).toEqual(["kaleyra: survey: a b"]);
    },
  );
});

describe("a message of the plugin to the engine", () => {
  it("does not use the network's proxy", async () => {
    using _proxy = await aProxy();
    using engine = await anEngine();
    await using plugin = await served(engine.address);
    const state = { ...someInputs(), status: "DRAFT", deletionPolicy: "Retain", account: "any" };

    await plugin.call("delete", deleteOf("112", state));

    expect(engine.logged).toEqual([expect.stringContaining("stays at Kaleyra as it is")]);
  }, 20_000);
});
