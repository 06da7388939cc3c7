import { startEmulator } from "kaleyra-emulator";

import { aDocument, call, documentForm } from "./caller";

const id = "123";

/** The address of the document in a response to `GET /<flow>/assets`. */
async function downloadUrl(assets: Promise<{ readonly body: unknown }>): Promise<string> {
  const { data } = (await assets).body as { data: { download_url: string }[] };
  return data[0]?.download_url ?? "";
}

describe("uploading a document", () => {
  it("keeps its text exactly", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });
    const text = JSON.stringify(aDocument(), null, 7);

    const result = await call(kaleyra, `POST /${id}/assets`, { body: documentForm(text) });

    expect(result).toMatchObject({
      status: 200,
      text: '{"success":true,"validation_errors":[]}',
    });
    expect(kaleyra.flow(id)).toMatchObject({ document: text, storedDocument: text });
  });

  it.each([
    { given: "no JSON", document: "{", errors: ["INVALID_FLOW_JSON"] },
    { given: "a list", document: "[]", errors: ["INVALID_FLOW_JSON"] },
    {
      given: "no version",
      document: aDocument({ version: undefined }),
      errors: ["MISSING_FLOW_JSON_VERSION"],
    },
    {
      given: "a numeric version",
      document: aDocument({ version: 7.3 }),
      errors: ["INVALID_PROPERTY_TYPE"],
    },
    {
      given: "an unknown version",
      document: aDocument({ version: "99.0" }),
      errors: ["INVALID_FLOW_JSON_VERSION"],
    },
    { given: "no screens", document: aDocument({ screens: [] }), errors: ["MIN_ITEMS_REQUIRED"] },
    {
      given: "no terminal screen",
      document: aDocument({ screens: [{ id: "A" }] }),
      errors: ["MISSING_TERMINAL_SCREEN"],
    },
    {
      given: "two screens of one id",
      document: aDocument({ screens: [{ id: "A", terminal: true }, { id: "A" }] }),
      errors: ["DUPLICATE_SCREEN_IDS"],
    },
  ])("stores a document with $given, with its errors", async ({ document, errors }) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    const result = await call(kaleyra, `POST /${id}/assets`, { body: documentForm(document) });

    expect(result).toMatchObject({
      status: 200,
      body: {
        success: true,
        validation_errors: errors.map((error) => ({
          error,
          error_type: "FLOW_JSON_ERROR",
          line_start: expect.any(Number),
          pointers: [{ path: expect.any(String) }],
        })),
      },
    });
    expect(kaleyra.flow(id)?.validationErrors).toHaveLength(errors.length);
  });

  it.each([
    { given: "JSON instead of a form", options: { json: aDocument() } },
    { given: "another name", options: { body: documentForm(aDocument(), "other.json") } },
    {
      given: "a form without a file",
      options: { body: new URLSearchParams({ name: "flow.json" }) },
    },
  ])("is refused as an incorrect payload with $given", async ({ options }) => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    const result = await call(kaleyra, `POST /${id}/assets`, options);

    expect(result).toMatchObject({ status: 400, body: { code: "WA-400" } });
  });

  it("can be refused with Meta's code 100 if the document is not JSON", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id }],
      switches: { malformedDocuments: "refused" },
    });

    const result = await call(kaleyra, `POST /${id}/assets`, { body: documentForm("{") });

    expect(result).toMatchObject({ status: 400, body: { error: { code: 100 } } });
  });

  it("can be refused with Meta's code 100 for its data_api_version", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id }],
      switches: { malformedDocuments: "refused" },
    });
    const versions = ["3.0", "9.9"].map((data_api_version) => aDocument({ data_api_version }));

    const responses = await Promise.all(
      versions.map((document) =>
        call(kaleyra, `POST /${id}/assets`, { body: documentForm(document) }),
      ),
    );

    expect(responses.map(({ status }) => status)).toEqual([200, 400]);
    expect(responses[1]?.text).toContain("Invalid Flow JSON data_api_version");
  });
});

describe("downloading a document", () => {
  it("needs the listed address and no API key", async () => {
    const document = JSON.stringify(aDocument());
    await using kaleyra = await startEmulator({ flows: [{ id, document }] });

    const url = await downloadUrl(call(kaleyra, `GET /${id}/assets`));
    const response = await fetch(url);

    expect(await response.text()).toBe(document);
  });

  it("is refused if the caller sends its key", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    const url = await downloadUrl(call(kaleyra, `GET /${id}/assets`));
    const response = await fetch(url, { headers: { "api-key": "Asecret" } });

    expect(response.status).toBe(403);
    expect(kaleyra.requests().at(-1)).toMatchObject({
      operation: "downloadDocument",
      hasApiKey: true,
    });
  });

  it("is refused after the address has expired", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id }], switches: { downloadLinkMs: 0 } });

    const url = await downloadUrl(call(kaleyra, `GET /${id}/assets`));
    const response = await fetch(url);

    expect(response.status).toBe(403);
  });

  it("returns another text with the same meaning if documents are normalized", async () => {
    const input = { type: "TextInput", name: "a", label: "A", "helper-text": null };
    const layout = { type: "SingleColumnLayout", children: [input] };
    const document = aDocument({ screens: [{ id: "A", terminal: true, layout }] });
    await using kaleyra = await startEmulator({
      flows: [{ id }],
      switches: { normalizesDocuments: true },
    });

    await call(kaleyra, `POST /${id}/assets`, { body: documentForm(document) });

    const stored = kaleyra.flow(id)?.storedDocument ?? "";
    expect(stored).toMatch(/^\{"screens":/);
    expect(JSON.parse(stored)).toEqual({
      version: "7.3",
      screens: [
        {
          id: "A",
          terminal: true,
          success: true,
          refresh_on_back: false,
          layout: {
            type: "SingleColumnLayout",
            children: [{ type: "TextInput", name: "a", label: "A", required: false }],
          },
        },
      ],
    });
  });
});
