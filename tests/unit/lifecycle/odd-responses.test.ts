import fc from "fast-check";

import { encode as encodeForHost } from "../../../provider/dynamic/codec";
import { createFlow } from "../../../provider/lifecycle/flow/create";
import { UnfinishedResource } from "../../../provider/lifecycle/unfinished";
import { encode as encodeForEngine } from "../../../provider/plugin/codec";
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

/** A Kaleyra that accepts every request, and adds these members to its responses to changes; lists are empty. */
function kaleyraThatAdds(members: string): Handler {
  return ({ method, url = "" }, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    if (method === "GET") return response.end('{"data":[]}');
    const isCreate = method === "POST" && url.endsWith("/flows");
    const expected = isCreate ? '"id":"112"' : '"success":true';
    return response.end(`{${expected},${members}}`);
  };
}

/**
 * Creates a flow with these members in the responses. The create may end unfinished, but always with
 * the flow's id.
 */
async function createWith(
  members: string,
): Promise<{ readonly id: string; readonly state: object }> {
  await using kaleyra = await oddServer(kaleyraThatAdds(members));
  const begin = operationsOn(kaleyra);
  return await createFlow(inputs, begin()).catch((error: unknown) => {
    if (error instanceof UnfinishedResource) return error;
    throw error;
  });
}

/** Expects that both adapters can hand the state to the engine. */
function expectStorable(state: object): void {
  const forHost = encodeForHost(state);
  expect(JSON.parse(JSON.stringify(forHost))).toEqual(forHost);
  expect(encodeForEngine(state).serializeBinary().length).toBeGreaterThan(0);
}

describe("a create that was applied", () => {
  it.each([
    ["validation errors that are arrays of objects", '"validation_errors":[[{"toString":1}]]'],
    [
      "a line number that overflows to Infinity",
      '"validation_errors":[{"error":"X","line_start":1e999}]',
    ],
    ["a path that is an object", '"validation_errors":[{"pointers":[{"path":{"toString":null}}]}]'],
    ["validation errors that are a string", '"validation_errors":"none"'],
    ["a prototype", '"__proto__":null,"validation_errors":[{"__proto__":null}]'],
    ["an error that is null", '"error":null,"validation_error":[null,1,true]'],
    ["a message that is an array", '"message":[[[]]],"code":{"replace":1}'],
  ])("keeps the flow when the responses contain %s", async (_given, members) => {
    const { id, state } = await createWith(members);

    expect(id).toBe("112");
    expectStorable(state);
  });

  it("keeps the flow with any JSON in an optional member", async () => {
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
        const { id, state } = await createWith(`${JSON.stringify(member)}:${json}`);

        expect(id).toBe("112");
        expectStorable(state);
      }),
      { numRuns: 60 },
    );
  });
});
