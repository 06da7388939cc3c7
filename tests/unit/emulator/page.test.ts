import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { text } from "node:stream/consumers";

import { demoAccounts, type Emulator, startEmulator } from "kaleyra-emulator";

import { switchDescriptions } from "../../../emulator/src/page/switch-descriptions";
import { call } from "./caller";

/** The HTML of the emulator's page. */
async function pageOf(kaleyra: Emulator): Promise<string> {
  const response = await fetch(`${kaleyra.url}/`);
  expect(response.status).toBe(200);
  return response.text();
}

/** The raw response to a GET of the page with these headers, which `fetch` does not let a caller choose. */
async function responseTo(kaleyra: Emulator, ...headers: readonly string[]): Promise<string> {
  const socket = connect(Number(new URL(kaleyra.url).port), "127.0.0.1");
  socket.write(`GET / HTTP/1.1\r\n${headers.join("\r\n")}\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

/** The text of a page, without its markup. */
function textOf(page: string): string {
  return page.replaceAll(/<(style|script)>.*?<\/\1>|<[^>]*>/gs, " ").replaceAll(/\s+/g, " ");
}

describe("the page of the emulator", () => {
  it("has accounts, flows, requests, faults and switches", async () => {
    await using kaleyra = await startEmulator({
      flows: [
        { id: "7", name: "Survey (May)", status: "THROTTLED" },
        { id: "8", name: "later", endpointUri: "https://example.test/", document: "{}" },
      ],
      switches: { editable: false },
    });
    await call(kaleyra, "GET /7");
    kaleyra.addFault({ operation: "publishFlow", skip: 2, times: "always", status: 503 });

    const page = textOf(await pageOf(kaleyra));

    expect(page).toMatch(
      /Survey \(May\) 7 THROTTLED live survey-may\.json Flow JSON [\d.]+ Demo shop/,
    );
    expect(page).toMatch(/later 8 DRAFT not live later\.json no version, endpoint .*, \d errors?/);
    expect(page).toMatch(/getFlow GET \/v2\/HX…IN\/whatsapp\/7 200/);
    expect(page).toContain(`publishFlow, after 2 others, always: {&quot;status&quot;:503}`);
    expect(page).toMatch(/editable .*? Default: true\./);
    expect(page).toMatch(/HX…IN Demo shop \d+ \+910000000101 2 /);
  });

  it("is not recorded as a request, and meets no fault", async () => {
    await using kaleyra = await startEmulator();
    kaleyra.addFault({ status: 500 });

    await pageOf(kaleyra);

    expect(kaleyra.requests()).toEqual([]);
    expect(kaleyra.faults()).toHaveLength(1);
  });

  const [{ sid, apiKeys }] = demoAccounts;
  const key = apiKeys[0] ?? "";
  const percentEncoded = (secret: string) =>
    [...secret].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");

  it.each([
    { given: "in a path", path: `/v2/${sid}/whatsapp/1?api-key=${key}` },
    {
      given: "percent-encoded",
      path: `/v2/${percentEncoded(sid)}/x/${percentEncoded(key)}`,
    },
    { given: "in each other's place", path: `/v2/${key}/whatsapp/${sid}/flows` },
    { given: "of another account", path: `/v2/${demoAccounts[1].sid}/whatsapp/1?token=abcdef` },
  ])("has no key and no whole SID: $given", async ({ path }) => {
    await using kaleyra = await startEmulator({
      flows: [{ name: `flow of ${sid} ${key}`, status: key, endpointUri: `https://${key}/` }],
    });
    await fetch(`${kaleyra.url}${path}`);
    kaleyra.addFault({ path: key, status: 500, body: sid });

    const page = await pageOf(kaleyra);

    expect(kaleyra.requests()).toHaveLength(1);
    for (const account of demoAccounts) {
      for (const secret of [account.sid, ...account.apiKeys]) {
        expect(page.toLowerCase()).not.toContain(secret.toLowerCase());
        expect(page).not.toContain(percentEncoded(secret));
      }
    }
    expect(page).not.toContain("abcdef");
  });

  it.each([
    // The page shows the first 200 characters of a fault's effect.
    { given: "where a long body is cut", body: `${"y".repeat(146)}${key}` },
    {
      given: "where a long percent-encoded body is cut",
      body: "y".repeat(100) + percentEncoded(key),
    },
    { given: "in another case", body: key.toUpperCase() },
    { given: "split by invisible characters", body: [...key].join("\u200b") },
    { given: "split by a control character", body: `${key.slice(0, 9)}\u0001${key.slice(9)}` },
    { given: "within JSON", body: { [key]: [key.toLowerCase()] } },
    {
      given: "split within a member's name",
      body: { [`${key.slice(0, 9)}\u0001${key.slice(9)}`]: "" },
    },
  ])("has no part of a key in a fault and in a flow: $given", async ({ body }) => {
    const name = typeof body === "string" ? body : JSON.stringify(body);
    await using kaleyra = await startEmulator({ flows: [{ name, endpointUri: name }] });
    kaleyra.addFault({ path: name, status: 500, body, headers: { via: name } });

    const page = (await pageOf(kaleyra)).replaceAll("\u200b", "").toLowerCase();

    expect(page).not.toContain(key.slice(9, 20).toLowerCase());
    expect(page).not.toContain(percentEncoded(key.slice(9, 12)));
  });

  it("has no whole SID that was mistyped", async () => {
    await using kaleyra = await startEmulator();
    await call(kaleyra, "GET /1", { sid: "HXEM0000000OTHER1IN" });

    expect(await pageOf(kaleyra)).toMatch(/GET \/v2\/HX…IN\/whatsapp\/1</);
  });

  it.each([
    `<img src=x onerror=alert(1)>`,
    `"><script>alert(1)</script>`,
    `'/onmouseover='alert(1)`,
    `</script></style><script>alert(1)</script>`,
  ])("shows markup as text: %s", async (markup) => {
    await using kaleyra = await startEmulator({
      accounts: [
        { ...demoAccounts[0], wabas: [{ id: "1", name: markup, phoneNumbers: [markup] }] },
      ],
      flows: [{ wabaId: "1", name: markup, status: markup, endpointUri: markup }],
    });
    kaleyra.addFault({ path: markup, status: 500, body: markup });
    await fetch(`${kaleyra.url}/${encodeURIComponent(markup)}`);

    const page = await pageOf(kaleyra);

    expect(page).not.toContain(markup);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|<[^>]*\son\w+=/);
  });

  it("allows only its own style and script, and no frame", async () => {
    await using kaleyra = await startEmulator();

    const { headers } = await fetch(`${kaleyra.url}/`);

    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[^ ]+'; script-src 'sha256-[^ ]+'; connect-src 'self'; .*frame-ancestors 'none'/,
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it.each([
    { given: "a foreign origin", headers: ["Host: localhost", "Origin: https://evil.example"] },
    { given: "the origin null", headers: ["Host: localhost", "Origin: null"] },
    { given: "a foreign host", headers: ["Host: evil.example"] },
    { given: "another site", headers: ["Host: localhost", "Sec-Fetch-Site: cross-site"] },
  ])("is refused to $given", async ({ headers }) => {
    await using kaleyra = await startEmulator({ flows: [{ name: "survey" }] });

    const response = await responseTo(kaleyra, ...headers);

    expect(response).toMatch(/^HTTP\/1\.1 403 /);
    expect(response).not.toContain("survey");
  });

  const [address] = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal);

  (address === undefined ? it.skip : it)(
    "is refused to a connection over the network, even if the emulator listens there",
    async () => {
      await using kaleyra = await startEmulator({ host: "0.0.0.0" });
      const { port } = new URL(kaleyra.url);

      const overNetwork = await fetch(`http://${address?.address}:${port}/`);
      const onMachine = await fetch(`http://127.0.0.1:${port}/`);

      expect([overNetwork.status, onMachine.status]).toEqual([403, 200]);
    },
  );

  it("describes the switches as the README does", () => {
    const readme = readFileSync(require.resolve("kaleyra-emulator/README.md"), "utf8");
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| (.*?) +\|/gm)];
    const described = rows.map(([, name = "", words = ""]) => [name, words]);

    expect(Object.fromEntries(described)).toMatchObject(switchDescriptions);
  });
});

describe("a document of the emulator", () => {
  it("is downloaded under the name of its flow, and never shown", async () => {
    const document = `{"version":"7.3","screens":[]}`;
    await using kaleyra = await startEmulator({
      flows: [{ id: "7", name: `../Über "uns"\r\n`, document }],
    });

    const response = await fetch(`${kaleyra.url}/_emulator/flows/7/flow.json`);

    expect(await response.text()).toBe(document);
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="ber-uns.json"`);
    expect((await fetch(`${kaleyra.url}/_emulator/flows/8/flow.json`)).status).toBe(404);
  });

  it("is at its preview's address, with the command that walks through it", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id: "7", name: "<b>Survey", document: "{}" }],
    });
    const { body } = await call(kaleyra, "GET /7?fields=preview.invalidate(false)");
    const { preview } = body as { preview: { preview_url: string } };

    const page = await (await fetch(preview.preview_url)).text();
    const [, link = ""] = /href="(\/_preview[^"]*)"/.exec(page) ?? [];
    const document = await fetch(new URL(link, kaleyra.url));
    await call(kaleyra, "GET /7?fields=preview.invalidate(true)");
    const later = await fetch(new URL(link, kaleyra.url));

    expect(page).toContain("<code>npx kaleyra-flows dev b-survey.json</code>");
    expect(page).not.toContain("<b>");
    expect(await document.text()).toBe("{}");
    expect(later.status).toBe(403);
  });
});
