import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, symlink } from "node:fs/promises";
import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

import { aDocument, Folder } from "../support/cli-folder";
import { DevServer } from "../support/dev-server";
import { repository } from "../support/repository";

interface ReceivedResponse {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

interface RequestOptions {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request with any `Host`, `Origin` and target, which `fetch` does not allow. */
async function send(
  url: string,
  { body = "", ...options }: RequestOptions = {},
): Promise<ReceivedResponse> {
  const outgoing = request(url, { agent: false, ...options }).end(body);
  const [response] = (await once(outgoing, "response")) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const { statusCode: status, headers } = response;
  return { status, headers, body: Buffer.concat(chunks).toString() };
}

describe("kaleyra-flows dev", () => {
  it("serves a page that runs only its own script", async () => {
    await using folder = await Folder.create({ "thanks.json": aDocument() });
    await using server = await DevServer.start(join(folder.path, "thanks.json"));

    const page = await send(server.url);
    const script = await send(`${server.url}page.js`);

    expect(page.body).toContain("Thank you");
    expect(page.headers["content-security-policy"]).toMatch(
      /default-src 'none'; script-src 'self'/,
    );
    expect(page.body.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/page.js">']);
    expect(script.headers["content-type"]).toContain("javascript");
    expect(script.body.length).toBeLessThan(300_000);
  });

  it.each([
    {
      of: "a name that an attacker resolves to this server",
      headers: { host: "attacker.example" },
    },
    {
      of: "a name that begins like the server's address",
      headers: { host: "127.0.0.1.attacker.example:80" },
    },
    { of: "a page of another site", headers: { origin: "https://attacker.example" } },
    { of: "a page on another port", headers: { origin: "http://127.0.0.1:1" } },
    { of: "a file", headers: { origin: "null" } },
    { of: "an image on another site", headers: { "sec-fetch-site": "cross-site" } },
    { of: "an image on another port", headers: { "sec-fetch-site": "same-site" } },
  ])("refuses requests of $of", async ({ headers }) => {
    await using folder = await Folder.create({ "thanks.json": aDocument() });
    await using server = await DevServer.start(join(folder.path, "thanks.json"));

    for (const path of ["", "views?page=1", "page.js"]) {
      expect(await send(`${server.url}${path}`, { headers })).toMatchObject({ status: 403 });
    }
    const event = { method: "POST", headers, body: "{}" };
    expect(await send(`${server.url}events?page=1`, event)).toMatchObject({ status: 403 });
  });

  it.each(["//", "http://[", "//[", "*"])("refuses the target %s", async (path) => {
    await using folder = await Folder.create({ "thanks.json": aDocument() });
    await using server = await DevServer.start(join(folder.path, "thanks.json"));

    expect(await send(server.url, { path })).toMatchObject({ status: 400 });
  });

  it("accepts events only of its pages, and only those that a page sends", async () => {
    await using folder = await Folder.create({ "thanks.json": aDocument() });
    await using server = await DevServer.start(join(folder.path, "thanks.json"));
    const page = /data-page="([^"]+)"/.exec((await send(server.url)).body)?.[1];
    const statusOf = async (id: string | undefined, body: string) =>
      (await send(`${server.url}events?page=${id}`, { method: "POST", body })).status;

    const restart = JSON.stringify({ kind: "restart", sequence: 1 });
    expect(await statusOf("other", restart)).toBe(404);
    expect(await statusOf(page, restart)).toBe(202);
    for (const body of ["", "[]", "{", '{"kind":"restart"}', '{"kind":"run","sequence":2}']) {
      expect(await statusOf(page, body)).toBe(400);
    }
    // An event has at most 1 MB.
    const tooLong = JSON.stringify({ kind: "enter", sequence: 3, path: "x".repeat(1_100_000) });
    expect(await statusOf(page, tooLong)).toBe(400);
    expect(await statusOf(page, restart)).toBe(202);
  });

  it("shows the findings of a document that is not JSON, and the flow once it is", async () => {
    await using folder = await Folder.create({ "flow.json": '{ "version": ' });
    await using server = await DevServer.start(join(folder.path, "flow.json"));

    const broken = await send(server.url);
    expect(broken.body).toContain("Error, line 1");
    await folder.write("flow.json", aDocument());

    let { body } = broken;
    while (!body.includes("Thank you")) ({ body } = await send(server.url));
    expect(body).not.toContain("Error, line 1");
  });

  it("shows pipes and endless files as problems, and the flow once it is a file again", async () => {
    await using folder = await Folder.create({ "flow.json": aDocument() });
    const file = join(folder.path, "flow.json");
    await using server = await DevServer.start(file);
    // Node.js reads files in four threads; a read of a pipe without a writer would occupy one forever.
    for (let times = 0; times < 5; times += 1) {
      await rm(file);
      if (times < 4) await promisify(execFile)("mkfifo", [file]);
      else await symlink("/dev/zero", file);
      await server.pageWith("is not a regular file");
      await rm(file);
      await server.pageWith("no such file");
      await folder.write("flow.json", aDocument());
      expect(await server.pageWith("Thank you")).not.toContain("regular file");
    }
  });

  it.each([
    { of: "a text with 600 long values", text: `\`${"${data.x} ".repeat(600).trim()}\``, times: 1 },
    { of: "a long text on 600 components", text: "${data.x}", times: 600 },
  ])("shows that it cannot draw $of, and the next version", async ({ text, times }) => {
    await using folder = await Folder.create({ "flow.json": aDocument() });
    await using server = await DevServer.start(join(folder.path, "flow.json"));
    const children = Array.from({ length: times }, () => ({ type: "TextBody", text }));
    const data = { x: { type: "string", __example__: "x".repeat(1_000_000) } };
    const screen = { id: "A", title: "A", data, layout: { type: "SingleColumnLayout", children } };

    await folder.write("flow.json", JSON.stringify({ version: "7.3", screens: [screen] }));
    await server.pageWith("cannot be drawn");
    await folder.write("flow.json", aDocument());
    expect(await server.pageWith("Thank you")).not.toContain("cannot be drawn");
  });

  it("shows at once that a slow endpoint is awaited", async () => {
    const responses = [{ request: {}, response: {}, delay: 60_000 }];
    await using folder = await Folder.create({
      "flow.json": aDocument(),
      "responses.json": JSON.stringify({ responses }),
    });
    const flags = ["--responses", join(folder.path, "responses.json")];
    await using server = await DevServer.start(join(folder.path, "flow.json"), ...flags);

    expect((await send(server.url)).body).toContain("Waiting for the endpoint");
  });

  it("prints the line that docs/walk-through.md shows", async () => {
    const page = await readFile(join(repository, "docs/walk-through.md"), "utf8");
    const [, file = "", line = ""] = /^\$ npx kaleyra-flows dev (\S+)\n(.*)$/m.exec(page) ?? [];
    await using folder = await Folder.create({ [file]: aDocument() });
    await using server = await DevServer.start(join(folder.path, file));

    expect((await send(server.url)).body).toContain("Thank you");
    const addressAndFile = `${server.url} shows ${join(folder.path, file)}`;
    expect(server.line.replace(addressAndFile, `http://127.0.0.1:4380/ shows ${file}`)).toBe(line);
  });

  it("ends with Ctrl-C at once, although a page is open", async () => {
    await using folder = await Folder.create({ "thanks.json": aDocument() });
    await using server = await DevServer.start(join(folder.path, "thanks.json"));
    const page = /data-page="([^"]+)"/.exec((await send(server.url)).body)?.[1];
    // The connection ends with the server, which is not an error here.
    const views = request(`${server.url}views?page=${page}`).end();
    views.on("error", () => {});
    const [response] = (await once(views, "response")) as [IncomingMessage];
    response.on("error", () => {}).resume();

    expect(await server.interrupt()).toBe(0);
  });

  it("reports that a port is taken, and how to choose another one", async () => {
    await using folder = await Folder.create({ "thanks.json": aDocument() });
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;

    const { code, stdout, stderr } = await folder.run([
      "dev",
      "thanks.json",
      "--port",
      String(port),
    ]);
    other.close();

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `kaleyra-flows: port ${port} is taken by another program. Choose another one with --port, or any free one with --port 0.\n`,
    );
  });

  it.each([
    { args: ["missing.json"], reason: "missing.json: " },
    { args: ["thanks.json", "--port", "99999"], reason: "--port 99999 is not a port" },
    { args: ["thanks.json", "--port", "http"], reason: "--port http is not a port" },
  ])("refuses $args", async ({ args, reason }) => {
    await using folder = await Folder.create({ "thanks.json": aDocument() });

    const { code, stderr } = await folder.run(["dev", ...args]);

    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});
