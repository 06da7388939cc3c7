import { metaRefusals, startEmulator } from "kaleyra-emulator";

import { aDocument, call, wabaId } from "./caller";

const id = "123456789012345678";
const document = aDocument({ version: "7.3" });
const seed = { id, name: "a", categories: ["SURVEY"], document };

/** A page of a list. */
interface Page {
  readonly data: readonly { readonly id: string; readonly name: string }[];
  readonly paging?: { readonly cursors: { readonly after: string } };
}

describe("reading a flow", () => {
  it("shows the default fields", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });

    const response = await call(kaleyra, `GET /${id}`);

    expect(response.text).toBe(
      `{"id":"${id}","name":"a","status":"DRAFT","categories":["SURVEY"],"validation_errors":[]}`,
    );
  });

  // Kaleyra's samples encode the commas twice.
  it.each(["status,json_version", "status%2Cjson_version", "status%252Cjson_version"])(
    "supports fields=%s",
    async (fields) => {
      await using kaleyra = await startEmulator({ flows: [seed] });

      const response = await call(kaleyra, `GET /${id}?fields=${fields}`);

      expect(response.body).toEqual({ id, status: "DRAFT", json_version: "7.3" });
    },
  );

  it("omits fields without a value", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });

    const response = await call(kaleyra, `GET /${id}?fields=endpoint_uri,data_api_version`);

    expect(response.body).toEqual({ id });
  });

  it("refuses a field that does not exist", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });

    const response = await call(kaleyra, `GET /${id}?fields=constructor`);

    const message = expect.stringContaining("nonexisting field (constructor)") as unknown;
    expect(response).toMatchObject({ status: 400, body: { error: { message } } });
  });

  it.each([
    ["DRAFT", "BLOCKED"],
    ["PUBLISHED", "AVAILABLE"],
    ["THROTTLED", "LIMITED"],
    ["BLOCKED", "BLOCKED"],
  ])("shows the health of a flow that is %s as %s", async (status, health) => {
    await using kaleyra = await startEmulator({ flows: [{ ...seed, status }] });

    const response = await call(kaleyra, `GET /${id}?fields=health_status`);

    expect(response.body).toMatchObject({ health_status: { can_send_message: health } });
  });

  it("keeps its preview address until it is invalidated", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });

    const [first, same, other] = [
      await call(kaleyra, `GET /${id}?fields=preview.invalidate(false)`),
      await call(kaleyra, `GET /${id}?fields=preview.invalidate(false)`),
      await call(kaleyra, `GET /${id}?fields=preview.invalidate(true)`),
    ];

    expect(same.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
    expect(first.body).toMatchObject({ preview: { preview_url: expect.stringMatching(/^http/) } });
  });

  it("refuses metrics, since there are too few data", async () => {
    await using kaleyra = await startEmulator({ flows: [seed] });

    const response = await call(kaleyra, `GET /${id}?fields=metric.name(ENDPOINT_REQUEST_COUNT)`);

    const { code } = metaRefusals.tooFewForMetrics;
    expect(response).toMatchObject({ status: 400, body: { error: { code } } });
  });

  it("can return ids as numbers without loss on the wire", async () => {
    await using kaleyra = await startEmulator({ flows: [seed], switches: { numericIds: true } });

    const response = await call(kaleyra, `GET /${id}?fields=status`);

    expect(response.text).toBe(`{"id":${id},"status":"DRAFT"}`);
  });

  it("can return validation_error in the singular", async () => {
    await using kaleyra = await startEmulator({
      flows: [seed],
      switches: { singularValidationError: true },
    });

    const response = await call(kaleyra, `GET /${id}?fields=validation_errors`);

    expect(response.body).toEqual({ id, validation_error: [] });
  });
});

describe("listing flows", () => {
  it("includes flows of every status, the newest first", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ status: "DRAFT" }, { status: "DEPRECATED" }],
    });

    const response = await call(kaleyra, `GET /${wabaId}/flows?fields=status`);

    expect(response.body).toMatchObject({ data: [{ status: "DEPRECATED" }, { status: "DRAFT" }] });
  });

  it.each([
    { given: "no flow is deleted meanwhile", deletesLast: false },
    { given: "the last flow of each page is deleted", deletesLast: true },
  ])("returns every flow once over its pages if $given", async ({ deletesLast }) => {
    const names = ["a", "b", "c", "d", "e"];
    await using kaleyra = await startEmulator({
      flows: names.map((name) => ({ name })),
      switches: { pageSize: 2 }, // Applies whatever `limit` asks for.
    });
    const seen: string[] = [];

    let after = "";
    for (;;) {
      const response = await call(kaleyra, `GET /${wabaId}/flows?limit=100${after}`);
      const page = response.body as Page;
      if (page.paging === undefined) {
        break;
      }
      seen.push(...page.data.map(({ name }) => name));
      after = `&after=${page.paging.cursors.after}`;
      if (deletesLast) {
        kaleyra.removeFlow(page.data.at(-1)?.id ?? "");
      }
    }

    expect(seen).toEqual([...names].reverse());
  });

  it("returns no more than requested", async () => {
    await using kaleyra = await startEmulator({ flows: [{}, {}, {}] });

    const response = await call(kaleyra, `GET /${wabaId}/flows?limit=1`);

    expect((response.body as Page).data).toHaveLength(1);
  });

  it("has no paging if it is empty", async () => {
    await using kaleyra = await startEmulator();

    const response = await call(kaleyra, `GET /${wabaId}/flows`);

    expect(response.text).toBe('{"data":[]}');
  });
});
