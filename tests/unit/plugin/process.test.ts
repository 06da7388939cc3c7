import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import path from "node:path";

import { credentials } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";

import { checkOf } from "../../support/plugin-requests";

const executable = path.resolve(__dirname, "../../../dist/plugin/pulumi-resource-kaleyra");

/** Starts the plugin with an engine that listens, and keeps the plugin's stdin open until it dies. */
async function withAnEngine(nodeOptions: readonly string[] = []) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on("error", () => {})));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: enginePort } = server.address() as { port: number };
  const plugin = spawn(process.execPath, [...nodeOptions, executable, `127.0.0.1:${enginePort}`], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  // The plugin prints its port when it is ready.
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

function clientOf(port: number): ResourceProviderClient {
  return new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
}

function responds(port: number): Promise<boolean> {
  const client = clientOf(port);
  return new Promise((resolve) => {
    client.getPluginInfo(new Empty(), (error) => {
      client.close();
      resolve(error === null);
    });
  });
}

/** The most memory that a process has used, in kilobytes, from Linux' /proc. */
function peakMemoryOf({ pid }: ChildProcess): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

const texts = Array.from({ length: 20 }, (_none, index) => ({
  type: "TextBody",
  text: `Paragraph ${index} of the form.`,
}));
const layout = { type: "SingleColumnLayout", children: texts };
const document = {
  version: "7.3",
  screens: [{ id: "FIRST", title: "First", terminal: true, layout }],
};

describe("the plugin's process", () => {
  it("ends after its engine was killed", async () => {
    await using engine = await withAnEngine();

    engine.die();

    await once(engine.plugin, "exit");
    expect(isRunning(engine.plugin)).toBe(false);
  });

  it("continues if only stdin was closed and the engine still exists", async () => {
    await using engine = await withAnEngine();

    engine.plugin.stdin.end();
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(await responds(engine.port)).toBe(true);
    expect(isRunning(engine.plugin)).toBe(true);
  });

  it.each([
    ["garbage", Buffer.from("GET / HTTP/1.1\r\n\r\n\u0000\u0001garbage")],
    ["a connection that is closed at once", Buffer.alloc(0)],
    ["the start of HTTP/2 and then nothing", Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
  ])("survives %s, and answers the next call", async (_given, bytes) => {
    await using engine = await withAnEngine();

    const socket = connect(engine.port, "127.0.0.1").on("error", () => {});
    await once(socket, "connect");
    socket.write(bytes);
    socket.destroy();

    expect(await responds(engine.port)).toBe(true);
    expect(isRunning(engine.plugin)).toBe(true);
  });

  const onLinux = process.platform === "linux" ? it : it.skip;
  onLinux("stays under 200 MB with many flows", async () => {
    // From Node.js 24 on V8 leaves up to 150 MB of short-lived objects before it collects them. The
    // option keeps these few, as in Node.js 20, so that the peak is what the plugin holds.
    await using engine = await withAnEngine(["--max-semi-space-size=4"]);
    const client = clientOf(engine.port);
    const check = (index: number) =>
      new Promise((resolve, reject) => {
        const flow = {
          name: `flow ${index}`,
          categories: ["OTHER"],
          wabaId: "1",
          flowJson: document,
        };
        client.check(checkOf(flow), (error, response) =>
          error ? reject(error) : resolve(response),
        );
      });

    for (let index = 0; index < 1_000; index += 10) {
      await Promise.all(Array.from({ length: 10 }, (_none, next) => check(index + next)));
    }
    client.close();

    expect(peakMemoryOf(engine.plugin)).toBeLessThan(200_000);
  });
});
