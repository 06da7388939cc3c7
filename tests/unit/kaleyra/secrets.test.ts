import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";

import fc from "fast-check";
import { failures, startEmulator } from "kaleyra-emulator";

import { DebugLog } from "../../../provider/kaleyra/debug-log";
import { flowId, wabaId } from "../../../provider/kaleyra/ids";
import { maskFor } from "../../../provider/kaleyra/mask";
import { clientTo, connectionTo, errorOf } from "../../support/client";
import { answering, oddServer } from "../../support/http-server";
import { aDocument, ourWaba } from "../support/flow";

const id = flowId("112");
const { apiKey, sid } = connectionTo({ url: "http://127.0.0.1" });

function logFile() {
  const folder = mkdtempSync(join(tmpdir(), "kaleyra-log-"));
  const file = join(folder, "debug.log");
  return {
    file,
    log: new DebugLog(file, (message) => {
      throw new Error(message);
    }),
    text: () => readFileSync(file, "utf8"),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

/** All that a program could print of an error. */
const everythingIn = (error: Error) =>
  [inspect(error, { depth: 10, showHidden: true }), error.stack, JSON.stringify(error)].join("\n");

describe("secrets", () => {
  it.each([
    ["a refusal", answering(400, { code: "WA-400", message: `${apiKey} of ${sid} is wrong` })],
    ["an unknown field", answering(400, { oops: { key: apiKey, sid } })],
    [
      "an error of Meta's",
      answering(400, { error: { code: 1, message: sid, error_user_msg: apiKey } }),
    ],
    ["a page", answering(404, `<html>GET /v2/${sid}/whatsapp/112?key=${apiKey}</html>`)],
    // Cut after 160 and 600 characters, behind the twelve of the key that are looked for below.
    ["a page that is cut within the key", answering(404, `${"x".repeat(140)}${apiKey}`)],
    [
      "a long sentence that is cut within the key",
      answering(400, { message: `${"x".repeat(585)}${apiKey}` }),
    ],
    ["a response of the wrong form", answering(200, { data: apiKey })],
    ["a redirect", answering(302, "", { location: `https://x.test/${sid}?k=${apiKey}` })],
    ["a reset", (request: { socket: { destroy(): void } }) => request.socket.destroy()],
  ])("are not in the error after %s", async (_given, handler) => {
    await using server = await oddServer(handler);
    const client = clientTo(server, { requestTimeoutSeconds: 0.3 });

    const error = await errorOf(client.list(wabaId(ourWaba)).next());

    expect(everythingIn(error)).not.toContain(apiKey.slice(0, 12));
    expect(everythingIn(error)).not.toContain(sid);
  });

  it("are not in the error if there is no response", async () => {
    const error = await errorOf(clientTo({ url: "http://127.0.0.1:9" }).get(id));

    expect(everythingIn(error)).not.toContain(sid);
    expect(error.message).toMatch(/^GET whatsapp\/112: /);
  });

  it("are not in the debug log, which has each request", async () => {
    using log = logFile();
    await using kaleyra = await startEmulator({ flows: [{ id, document: aDocument() }] });
    kaleyra.addFault({ operation: "deleteFlow", status: 400, body: `${apiKey} ${sid}` });
    const client = clientTo(kaleyra, { debugLog: log.log });

    await client.uploadDocument(id, JSON.stringify(aDocument(`Label ${apiKey}`)));
    await client.document(id);
    await client.delete(id);

    const lines = log.text().trim().split("\n");
    expect(lines).toHaveLength(4);
    expect(lines.map((line) => (JSON.parse(line) as { request: string }).request)).toEqual([
      "POST whatsapp/112/assets",
      "GET whatsapp/112/assets",
      "GET of the document",
      "DELETE whatsapp/112",
    ]);
    expect(log.text()).toContain("Label ***");
    expect(log.text()).not.toContain(apiKey);
    expect(log.text()).not.toContain(sid);
    expect(log.text()).not.toMatch(/token=/);
  });

  it("are not in part in the debug log if a long text is cut", async () => {
    using log = logFile();
    // The log cuts a body after 4,000 characters, here within the key.
    const padding = "x".repeat(4_000 - '{"success":true,"p":"'.length - 8);
    await using server = await oddServer(answering(200, { success: true, p: padding + apiKey }));

    await clientTo(server, { debugLog: log.log }).delete(id);

    expect(log.text()).not.toContain(apiKey.slice(0, 6));
  });

  it("are protected by a log that only its owner can read", async () => {
    using log = logFile();
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    await clientTo(kaleyra, { debugLog: log.log }).get(id);

    expect(statSync(log.file).mode & 0o077).toBe(0);
  });

  it("are masked in any text, as often as they occur", () => {
    const printable = fc.string({ minLength: 8, unit: fc.constantFrom(...'AZaz09+/=$&"\\%.*') });
    fc.assert(
      fc.property(printable, fc.array(fc.string()), (key, pieces) => {
        const masked = maskFor({ sid, apiKey: key })(pieces.join(key) + key + sid);

        expect(masked).not.toContain(key);
        expect(masked).not.toContain(sid);
      }),
    );
  });

  it("are masked in a signed address, whose public part stays", () => {
    const mask = maskFor({ sid, apiKey });

    expect(mask('{"url":"https://a.test/x?sig=1&k=2","n":1}')).toBe(
      '{"url":"https://a.test/x?…","n":1}',
    );
  });

  it("do not hide the reason in the message", async () => {
    await using server = await oddServer(answering(401, failures.badCredentials.body));

    const error = await errorOf(clientTo(server).get(id));

    expect(error.message).toBe("GET whatsapp/112: Kaleyra answered: Incorrect SID or API key.");
  });
});
