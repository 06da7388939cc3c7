import fc from "fast-check";

import { encode as encodedForHost } from "../../../provider/dynamic/codec";
import { createFlow } from "../../../provider/lifecycle/flow/create";
import { UnfinishedResource } from "../../../provider/lifecycle/unfinished";
import { encode as encodedForEngine } from "../../../provider/plugin/codec";
import { oddServer, type Handler } from "../../support/http-server";
import { ourWaba } from "../support/flow";
import { operationsOn } from "../support/operation";

const inputs = {
  wabaId: ourWaba,
  name: "survey-1a2b3c4",
  automaticName: "survey-1a2b3c4",
  categories: ["SURVEY"],
  flowJson: { version: "7.3", screens: [] },
  publish: true,
  updateStrategy: "InPlace",
} as const;

/** Acts on every request, and responds with optional members of any type. */
function kaleyraThatAdds(members: string): Handler {
  return ({ method, url = "" }, response) => {
    const own = method === "POST" && url.endsWith("/flows") ? '"id":"112"' : '"success":true';
    response.writeHead(200, { "content-type": "application/json" });
    response.end(method === "GET" ? '{"data":[]}' : `{${own},${members}}`);
  };
}

/** The result of a create. It may be unfinished, but always has the flow's id. */
async function created(members: string): Promise<{ readonly id: string; readonly state: object }> {
  await using kaleyra = await oddServer(kaleyraThatAdds(members));
  const operation = operationsOn(kaleyra)();
  return await createFlow(inputs, operation).catch((error: unknown) => {
    if (error instanceof UnfinishedResource) return error;
    throw error;
  });
}

function expectStorable(state: object): void {
  const forHost = JSON.stringify(encodedForHost(state));
  expect(JSON.parse(forHost)).toEqual(encodedForHost(state));
  expect(encodedForEngine(state).serializeBinary().length).toBeGreaterThan(0);
}

describe("a create that was applied", () => {
  it.each([
    ["validation errors that are lists of objects", '"validation_errors":[[{"toString":1}]]'],
    ["a line that no number holds", '"validation_errors":[{"error":"X","line_start":1e999}]'],
    ["a path that is an object", '"validation_errors":[{"pointers":[{"path":{"toString":null}}]}]'],
    ["validation errors that are a text", '"validation_errors":"none"'],
    ["a prototype", '"__proto__":null,"validation_errors":[{"__proto__":null}]'],
    ["a null where an error was", '"error":null,"validation_error":[null,1,true]'],
    ["a message that is a list", '"message":[[[]]],"code":{"replace":1}'],
  ])("keeps the flow when the responses contain %s", async (_given, members) => {
    const { id, state } = await created(members);

    expect(id).toBe("112");
    expectStorable(state);
  });

  it("keeps the flow with any optional members", async () => {
    const name = fc.constantFrom(
      "validation_errors",
      "validation_error",
      "message",
      "code",
      "data",
    );
    const value = fc.oneof(
      fc.json(),
      fc.array(fc.json()).map((items) => `[${items.join(",")}]`),
    );
    await fc.assert(
      fc.asyncProperty(name, value, async (member, json) => {
        const { id, state } = await created(`${JSON.stringify(member)}:${json}`);

        expect(id).toBe("112");
        expectStorable(state);
      }),
      { numRuns: 60 },
    );
  });
});
