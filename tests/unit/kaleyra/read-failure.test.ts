import { failures, metaErrorBody, metaRefusals, notFound } from "kaleyra-emulator";

import { mayHaveBeenApplied } from "../../../provider/kaleyra/failure";
import { readFailure } from "../../../provider/kaleyra/read-failure";
import { apiResponse } from "../../../provider/kaleyra/response";

/** The failure that a response is read as; `undefined` if it is a success. */
const failureIn = (status: number, body: unknown) =>
  readFailure(
    apiResponse(status, typeof body === "string" ? body : JSON.stringify(body), null),
    (text) => text,
  );

const notFoundBody = notFound("flow_id").body;
const { title: _, ...noTitle } = metaRefusals.cannotDelete;

describe("readFailure", () => {
  it.each([
    ["wrong credentials", failures.badCredentials, "badCredentials"],
    ["an account without the API", failures.notEntitled, "notEntitled"],
    ["an incorrect payload", failures.badPayload, "refused"],
    ["an internal error", failures.internal, "serverFault"],
    ["no such flow", notFound("flow_id"), "noSuchFlow"],
    ["no such WABA", notFound("waba_id"), "noSuchWaba"],
    [
      "too many requests",
      { status: 429, body: { code: "WA-429", message: "Too many requests" } },
      "rateLimited",
    ],
    ["a refusal without a title", { status: 400, body: metaErrorBody(noTitle, "t") }, "refused"],
  ] as const)("recognizes %s by its body", (_name, { status, body }, kind) => {
    expect(failureIn(status, body)).toMatchObject({ kind });
  });

  it.each([200, 400, 401, 403, 404, 410])(
    "recognizes 'no such flow' with any status below 500, including %s",
    (status) => {
      expect(failureIn(status, notFoundBody)).toMatchObject({ kind: "noSuchFlow" });
    },
  );

  it.each([
    ["the same sentence as a string", { ...notFoundBody, error: "The flow_id does not exist" }],
    ["another sentence about the id", { ...notFoundBody, error: { flow_id: "is not editable" } }],
    ["no error at all", { code: "WA-401", message: "The flow_id does not exist" }],
    ["null instead of the sentence", { ...notFoundBody, error: { flow_id: null } }],
    ["a number instead of the sentence", { ...notFoundBody, error: { flow_id: 404 } }],
    ["an array as the error", { ...notFoundBody, error: [{ flow_id: "does not exist" }] }],
    ["another code", { ...notFoundBody, code: "WA-404" }],
    ["Meta's own words", { error: { code: 100, error_subcode: 33, message: "does not exist" } }],
  ])("does not recognize 'no such flow' in a response that has %s", (_given, body) => {
    for (const status of [400, 401, 404]) {
      expect(failureIn(status, body)?.kind).not.toBe("noSuchFlow");
    }
  });

  it.each([
    ["WA-400", 200, "refused"],
    ["WA400", 200, "refused"],
    ["wa-400", 400, "refused"],
    ["WA401", 401, "notEntitled"],
    ["WA-429", 200, "rateLimited"],
    ["WA429", 400, "rateLimited"],
    ["WA-500", 200, "serverFault"],
    ["WA500", 500, "serverFault"],
    ["RBC001", 200, "badCredentials"],
  ])("parses the code %s with status %s", (code, status, kind) => {
    expect(failureIn(status, { code, message: "m" })).toMatchObject({ kind });
  });

  it.each([
    ["success: true", { success: true }],
    [
      "a code of success, with an empty object as error",
      { code: "WA200", data: { id: "1" }, error: {} },
    ],
    ["a code of success with a hyphen", { code: "WA-200", data: {}, error: {} }],
    ["an RBC code that means success", { code: "RBC103", message: "executed!", data: {} }],
    ["an array", [{ id: "1" }]],
    ["an empty body", ""],
    ["white space", " \n"],
  ])("finds no failure in a 2xx with %s", (_given, body) => {
    for (const status of [200, 201, 202, 204]) {
      expect(failureIn(status, body)).toBeUndefined();
    }
  });

  it("recognizes success:false within a 200 as a refusal", () => {
    expect(failureIn(200, { success: false, message: "no" })).toEqual({
      kind: "refused",
      status: 200,
      message: "no",
      mayHaveBeenApplied: true,
    });
  });

  it.each([
    ["a page of a gateway", 502, "<html><h1>Bad\n Gateway</h1></html>", "Bad Gateway"],
    ["a page with status 200", 200, "<html>Please log in</html>", "Please log in"],
    ["an empty 404", 404, "", "an empty body"],
    ["half a response", 200, '{"success": tr', '{"success": tr'],
    ["JSON that is not an object", 200, '"done"', '"done"'],
  ])("recognizes as a gateway's response: %s", (_given, status, body, excerpt) => {
    expect(failureIn(status, body)).toEqual({ kind: "gatewayPage", status, excerpt });
  });

  it.each([500, 502, 503])("recognizes an empty %s as a server error", (status) => {
    expect(failureIn(status, " ")).toMatchObject({ kind: "serverFault", status });
  });

  const meta = (error: object) => ({ error: { message: "m", ...error } });

  it.each<[string, unknown]>([
    ["credentials", failures.badCredentials.body],
    ["an entitlement", failures.notEntitled.body],
    ["a payload", failures.badPayload.body],
    ["a missing flow", notFoundBody],
    ["a missing WABA", notFound("waba_id").body],
    ["success", { success: true }],
    ["no success", { success: false }],
    ["a refusal of Meta's", metaErrorBody(metaRefusals.cannotDelete, "t")],
    ["Meta's credentials", meta({ code: 190 })],
    ["Meta's unknown error", meta({ code: 1 })],
    ["a rate limit", { code: "WA-429", message: "m" }],
    ["Meta's rate limit", meta({ code: 4 })],
    ["a code of success", { code: "WA200", data: {} }],
    ["nothing in an object", {}],
  ])("recognizes a 5xx as a server error whose body mentions %s", (_given, body) => {
    for (const status of [500, 502, 503, 504, 520, 599, 408, 425, 499]) {
      const failure = failureIn(status, body);
      expect(failure).toMatchObject({ kind: "serverFault", status });
      expect(failure !== undefined && mayHaveBeenApplied(failure)).toBe(true);
    }
  });

  it.each([[[]], [[{ success: true }]], ["done"], ["<html>"]])(
    "does not parse a 5xx with %j",
    (body) => {
      const failure = failureIn(500, typeof body === "string" ? body : JSON.stringify(body));
      expect(failure !== undefined && mayHaveBeenApplied(failure)).toBe(true);
    },
  );

  it.each<[string, object]>([
    ["code 1", meta({ code: 1 })],
    ["code 2", meta({ code: 2, error_subcode: 5 })],
    ["code 2 as a string", meta({ code: "2" })],
    ["is_transient", meta({ code: 139001, is_transient: true })],
    ["is_transient alone", meta({ is_transient: true })],
    ["is_transient inside Kaleyra's data", { code: "WA-400", data: meta({ is_transient: true }) }],
    ["code 1 inside Kaleyra's error", { code: "WA-400", error: meta({ code: 1 }) }],
  ])("recognizes a server error in Meta's %s, with any status", (_given, body) => {
    for (const status of [200, 400, 401, 403, 404, 409, 500]) {
      expect(failureIn(status, body)).toMatchObject({ kind: "serverFault", status });
    }
  });

  it("recognizes a rate limit that Meta calls transient", () => {
    expect(failureIn(400, meta({ code: 4, is_transient: true }))).toMatchObject({
      kind: "rateLimited",
    });
  });

  it.each<[string, number, unknown, boolean]>([
    ["success: false within a 200", 200, { success: false }, true],
    ["a refusal of Kaleyra's", 400, failures.badPayload.body, false],
    ["a refusal of Kaleyra's in the other spelling", 409, { code: "WA409", message: "m" }, false],
    ["a refusal of Meta's", 400, metaErrorBody(metaRefusals.cannotDelete, "t"), false],
    ["a 400 without Kaleyra's or Meta's error", 400, { success: false }, true],
    ["a conflict that a gateway reports", 409, { message: "Conflict", requestId: "1" }, true],
    ["a gateway's error object", 409, meta({ code: 409, status: "ABORTED" }), true],
    ["a gateway's error object in words", 412, meta({ code: "conflict" }), true],
    ["a code of success", 409, { code: "WA200", message: "m" }, true],
    ["a gateway's 401", 401, { message: "Unauthorized" }, true],
    ["a gateway's 403", 403, { message: "Forbidden" }, true],
    ["a code of Kaleyra's that says 403", 403, { code: "WA-403", message: "address" }, false],
    ["a redirect", 303, "", true],
    ["a page that says no", 403, "<html>", true],
    ["a missing flow", 404, notFoundBody, false],
  ])(
    "decides whether the request may have been applied after %s",
    (_given, status, body, expected) => {
      const failure = failureIn(status, body);
      expect(failure !== undefined && mayHaveBeenApplied(failure)).toBe(expected);
    },
  );

  it("recognizes a 429 by its status alone", () => {
    expect(failureIn(429, "<html>")).toMatchObject({ kind: "rateLimited" });
  });

  it.each([4, 80007])("recognizes Meta's %s as a rate limit", (code) => {
    expect(failureIn(400, { error: { code, message: "m" } })).toMatchObject({
      kind: "rateLimited",
    });
  });

  it.each([401, 403])("does not recognize an unexplained %s as a missing flow", (status) => {
    expect(failureIn(status, { code: "WA-403", message: "address" })).toEqual({
      kind: "forbidden",
      status,
      message: "address",
    });
  });

  it.each([301, 302, 307, 308])("refuses a redirect, %s", (status) => {
    expect(failureIn(status, failures.internal.body)).toEqual({ kind: "redirected", status });
  });

  it("returns every sentence of an error once", () => {
    const body = { code: "WA-400", message: "Wrong", error: { a: "Wrong", b: "name", type: "T" } };

    expect(failureIn(400, body)).toMatchObject({ message: "Wrong – name" });
  });
});
