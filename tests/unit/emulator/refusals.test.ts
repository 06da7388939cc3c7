import { startEmulator, type RefusalForm } from "kaleyra-emulator";

import { call } from "./caller";

const id = "123";
const incorrectPayload =
  '{"code":"WA-400","message":"Refer to correct payload format","data":{},"error":{"payload":"Incorrect payload format"}}';
const internalError =
  '{"code":"WA-500","message":"Please try again later","data":{},"error":{"error":"Internal server error"}}';
const wrappedMessage =
  '{"code":"WA-400","message":"After a flow has been published, it cannot be deleted. Please deprecate instead","data":{},"error":{"error":"After a flow has been published, it cannot be deleted. Please deprecate instead"}}';

/** The status and the body of a refused deletion, by form. */
const deletions: readonly [RefusalForm, number, RegExp | string][] = [
  ["wrapped", 400, wrappedMessage],
  ["generic", 400, incorrectPayload],
  ["raw", 400, /^\{"error":\{.*"code":139004.*"fbtrace_id":/],
  ["fault", 500, internalError],
  ["success-false", 200, '{"success":false}'],
  ["foreign", 409, /^\{"status":"CONFLICT"/],
];

/** The status and the body of a refused publish, by form. */
const publications: readonly [RefusalForm, number, RegExp | string][] = [
  ["raw", 400, /^\{"error":\{.*"code":139002/],
  ["nested", 400, /^\{"code":"WA-400",.*"error":\{.*"code":139002/],
  ["wrapped", 400, /^\{"code":"WA-400",.*not in DRAFT state"\}\}$/],
  ["generic", 400, incorrectPayload],
  ["fault", 500, internalError],
  ["success-false", 200, '{"success":false}'],
  ["foreign", 409, /^\{"status":"CONFLICT"/],
];

describe("refusals that Kaleyra does not document", () => {
  it.each(deletions)(
    "of a delete, in form %s, have status %i",
    async (deletionRefusal, status, text) => {
      await using kaleyra = await startEmulator({
        flows: [{ id, status: "PUBLISHED" }],
        switches: { deletionRefusal },
      });

      const response = await call(kaleyra, `DELETE /${id}`);

      expect(response).toMatchObject({ status, text: expect.stringMatching(exactly(text)) });
      expect(kaleyra.flow(id)?.status).toBe("PUBLISHED");
    },
  );

  it.each(publications)(
    "of a publish, in form %s, have status %i",
    async (metaErrors, status, text) => {
      await using kaleyra = await startEmulator({
        flows: [{ id, status: "PUBLISHED" }],
        switches: { metaErrors },
      });

      const response = await call(kaleyra, `POST /${id}/publish`);

      expect(response).toMatchObject({ status, text: expect.stringMatching(exactly(text)) });
    },
  );

  it("do not mention publishing in the form foreign", async () => {
    await using kaleyra = await startEmulator({
      flows: [{ id, status: "PUBLISHED" }],
      switches: { deletionRefusal: "foreign" },
    });

    const response = await call(kaleyra, `DELETE /${id}`);

    expect(response.text).not.toMatch(/publish|deprecat/i);
  });
});

/** An expression for the whole text; an expression stays as it is. */
function exactly(text: RegExp | string): RegExp {
  return typeof text === "string"
    ? new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`)
    : text;
}
