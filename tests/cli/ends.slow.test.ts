import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { startEmulator } from "kaleyra-emulator";

import { Folder } from "../support/cli-folder";

const script = resolve(__dirname, "../../cli/dist/cli/src/main.js");
const account = {
  KALEYRA_SID: "HX0000000000000001IN",
  KALEYRA_API_KEY: "A00000000000000000000000000000001",
  KALEYRA_API_URL: "https://kaleyra.test",
  KALEYRA_WABA_ID: "100000000000001",
  KALEYRA_TIMEOUT_SECONDS: "3",
  // So that the proxy is used on a machine that excludes hosts.
  NO_PROXY: "",
};

/** A proxy that accepts connections, keeps them open and never responds. */
async function silentProxy() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).resume();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

describe("the process of kaleyra-flows", () => {
  it.each(["list", "doctor", "import"])(
    "exits with the result of %s although a proxy never responds",
    async (command) => {
      await using proxy = await silentProxy();
      await using folder = await Folder.create();

      const { code, stdout, stderr } = await folder.run([command], {
        environment: { ...account, HTTPS_PROXY: proxy.url },
      });

      expect(code).toBe(1);
      expect(stdout + stderr).toMatch(/not reached|time limit/);
    },
  );

  it.each([
    { given: "a bare percent sign in its password", address: "http://user:s3cret%@127.0.0.1:9" },
    { given: "SOCKS", address: "socks5://user:s3cret@127.0.0.1:9" },
  ])("refuses a proxy with $given, and ends", async ({ address }) => {
    await using folder = await Folder.create();
    const environment = { ...account, HTTPS_PROXY: address };

    const runs = [
      await folder.run(["list"], { environment }),
      await folder.run(["doctor"], { environment }),
    ];

    for (const { code, stdout, stderr } of runs) {
      expect(code).toBe(1);
      expect(stdout + stderr).toContain("HTTPS_PROXY is not the address of a usable proxy");
      expect(stdout + stderr).not.toContain("s3cret");
    }
  });

  it("exits when its reader has read everything, even slowly", async () => {
    const flows = Array.from({ length: 3_000 }, (_, index) => ({
      name: `${index} ${"x".repeat(150)}`,
    }));
    await using kaleyra = await startEmulator({ flows, switches: { pageSize: 1_000 } });
    await using folder = await Folder.create();

    const list = spawn(process.execPath, [script, "list", "--json"], {
      cwd: folder.path,
      env: { ...process.env, ...kaleyra.environment },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    // By then the command has filled the pipe, and waits for its reader.
    await pause(2_000);
    for await (const chunk of list.stdout.setEncoding("utf8")) {
      text += String(chunk);
      await pause(1);
    }

    expect((JSON.parse(text) as { flows: unknown[] }).flows).toHaveLength(flows.length);
  });
});

describe("a flow without a name", () => {
  it.each(["", null])("(%j) does not hide other flows from list and import", async (name) => {
    await using kaleyra = await startEmulator({ flows: [{ id: "1", name: "survey" }] });
    await using folder = await Folder.create();
    const [survey] = kaleyra.flows();
    const unnamed = { id: "2", name, status: "DRAFT", categories: null };
    kaleyra.addFault({
      operation: "listFlows",
      times: "always",
      status: 200,
      body: { data: [unnamed, { ...survey }] },
    });
    const environment = { ...kaleyra.environment };

    const listed = await folder.run(["list"], { environment });
    const imported = await folder.run(["import", "--json"], { environment });

    expect([listed.code, imported.code]).toEqual([0, 0]);
    expect(listed.stdout).toMatch(/^2 +DRAFT/m);
    expect(JSON.parse(imported.stdout)).toMatchObject({
      flows: [{ id: "1" }],
      skipped: [{ id: "2", reason: expect.stringContaining("no name") }],
    });
  });
});
