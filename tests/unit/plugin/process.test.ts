import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import path from "node:path";

import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

const executable = path.resolve(__dirname, "../../../dist/plugin/pulumi-resource-kaleyra");

/** What an engine is to the plugin: it listens, holds the plugin's stdin open, and may die. */
async function withAnEngine() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on("error", () => {})));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: enginePort } = server.address() as { port: number };
  const plugin = spawn(process.execPath, [executable, `127.0.0.1:${enginePort}`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(plugin.stdout, "data")) as [Buffer];
  const die = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    plugin.stdin.end();
  };
  return {
    plugin,
    port: Number(line.toString().trim()),
    die,
    [Symbol.asyncDispose]: async () => {
      die();
      if (isRunning(plugin)) await once(plugin, "exit");
    },
  };
}

function answers(port: number): Promise<boolean> {
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return new Promise((resolve) => {
    client.getPluginInfo(new Empty(), (error) => {
      client.close();
      resolve(error === null);
    });
  });
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

describe("the plugin's process", () => {
  it("ends when its engine has been killed", async () => {
    await using engine = await withAnEngine();

    engine.die();

    await once(engine.plugin, "exit");
    expect(isRunning(engine.plugin)).toBe(false);
  });

  it("goes on when only stdin was closed and the engine is still there", async () => {
    await using engine = await withAnEngine();

    engine.plugin.stdin.end();
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(await answers(engine.port)).toBe(true);
    expect(isRunning(engine.plugin)).toBe(true);
  });

  it.each([
    ["garbage", Buffer.from("GET / HTTP/1.1\r\n\r\n\u0000\u0001garbage")],
    ["a connection that is cut at once", Buffer.alloc(0)],
    ["the start of HTTP/2 and then nothing", Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
  ])("survives %s, and answers the next call", async (_given, bytes) => {
    await using engine = await withAnEngine();

    const socket = connect(engine.port, "127.0.0.1").on("error", () => {});
    await once(socket, "connect");
    socket.write(bytes);
    socket.destroy();

    expect(await answers(engine.port)).toBe(true);
    expect(isRunning(engine.plugin)).toBe(true);
  });
});
