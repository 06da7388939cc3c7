import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import {
  documentOf,
  endpointOf,
  exchange,
  footer,
  screenOf,
  startedRun,
  tapFooter,
} from "./support";

const text = (example: string): JsonObject => ({ type: "string", __example__: example });

describe("a response of the endpoint", () => {
  const screens = [
    screenOf("ONE", [footer(exchange())], { data: { a: text("1") } }),
    screenOf("TWO", [footer(exchange())], { data: { b: text("2") } }),
    screenOf("THREE", [footer(exchange())], { terminal: true }),
  ];
  const document = documentOf(screens, {
    data_api_version: "3.0",
    routing_model: { ONE: ["TWO"], TWO: ["THREE"], THREE: [] },
  });

  it.each<[string, Json, string, RegExp]>([
    ["without a screen", {}, "ONE", /names no screen/],
    ["that is a list", [], "ONE", /names no screen/],
    [
      "with a screen that the flow does not have",
      { screen: "LOST", data: {} },
      "ONE",
      /no screen `?"?LOST/,
    ],
    ["without a route", { screen: "THREE", data: {} }, "ONE", /no route from ONE to/],
    ["that lacks data", { screen: "TWO", data: {} }, "TWO", /lacks .*b.* of screen TWO/],
    ["with data of another type", { screen: "TWO", data: { b: 2 } }, "TWO", /in data/],
  ])("%s is reported", async (_, response, screen, problem) => {
    const run = await startedRun(document, { endpoint: endpointOf(response) });
    await tapFooter(run);

    expect(run.screen.id).toBe(screen);
    expect(run.log.at(-1)).toMatchObject({
      kind: "endpoint",
      problem: expect.stringMatching(problem),
    });
  });

  it("that is missing is reported", async () => {
    const run = await startedRun(document);
    await tapFooter(run);

    expect(run.log.at(-1)).toMatchObject({
      response: undefined,
      problem: expect.stringMatching(/nothing responds/),
    });
  });

  it("leads back to a screen, and what is sent has the files that were uploaded", async () => {
    const picker = { type: "PhotoPicker", name: "photos", label: "P" };
    const run = await startedRun(
      documentOf(
        [
          screenOf("ONE", [picker, footer(exchange({ photos: "${form.photos}" }))]),
          screenOf("TWO", [footer(exchange())]),
        ],
        {
          data_api_version: "3.0",
          routing_model: { ONE: ["TWO"], TWO: [] },
        },
      ),
      {
        endpoint: endpointOf(
          { screen: "TWO", data: {} },
          { screen: "ONE", data: { error_message: "Again." } },
        ),
      },
    );
    await run.enter("photos", [{ file_name: "a.jpg", mime_type: "image/jpeg", size: 3 }]);
    await tapFooter(run);
    await tapFooter(run);

    expect([run.screen.id, run.notice, run.canGoBack]).toStrictEqual(["ONE", "Again.", false]);
    expect(run.log[0]).toMatchObject({
      request: { data: { photos: [{ file_name: "a.jpg", media_id: "EXAMPLE_MEDIA_ID" }] } },
    });
  });
});
