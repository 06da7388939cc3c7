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

const textField = (example: string): JsonObject => ({ type: "string", __example__: example });

describe("a response of the endpoint", () => {
  const screens = [
    screenOf("ONE", [footer(exchange())], { data: { a: textField("1") } }),
    screenOf("TWO", [footer(exchange())], { data: { b: textField("2") } }),
    screenOf("THREE", [footer(exchange())], { terminal: true }),
  ];
  const document = documentOf(screens, {
    data_api_version: "3.0",
    routing_model: { ONE: ["TWO"], TWO: ["THREE"], THREE: [] },
  });

  it.each<{ given: string; response: Json; screen: string; problem: RegExp }>([
    { given: "without a screen", response: {}, screen: "ONE", problem: /names no screen/ },
    { given: "that is an array", response: [], screen: "ONE", problem: /names no screen/ },
    {
      given: "with a screen that the flow does not have",
      response: { screen: "LOST", data: {} },
      screen: "ONE",
      problem: /no screen `LOST`/,
    },
    {
      given: "without a route",
      response: { screen: "THREE", data: {} },
      screen: "ONE",
      problem: /no route from ONE to/,
    },
    {
      given: "that lacks data",
      response: { screen: "TWO", data: {} },
      screen: "TWO",
      problem: /lacks .*b.* of screen TWO/,
    },
    {
      given: "with data of another type",
      response: { screen: "TWO", data: { b: 2 } },
      screen: "TWO",
      problem: /the value of `b` is a number/,
    },
  ])("$given is reported", async ({ response, screen, problem }) => {
    const run = await startedRun(document, { endpoint: endpointOf(response) });
    await tapFooter(run);

    expect(run.screen.id).toBe(screen);
    expect(run.log.at(-1)).toMatchObject({
      kind: "endpoint",
      problem: expect.stringMatching(problem),
    });
  });

  it("is reported as missing if there is no endpoint", async () => {
    const run = await startedRun(document);
    await tapFooter(run);

    expect(run.log.at(-1)).toMatchObject({
      response: undefined,
      problem: expect.stringMatching(/nothing responds/),
    });
  });

  it("can lead back to an earlier screen, with a notice", async () => {
    const endpoint = endpointOf(
      { screen: "TWO", data: { b: "2" } },
      { screen: "ONE", data: { a: "1", error_message: "Again." } },
    );
    const run = await startedRun(document, { endpoint });
    await tapFooter(run);
    await tapFooter(run);

    expect([run.screen.id, run.notice, run.canGoBack]).toStrictEqual(["ONE", "Again.", false]);
  });
});

describe("a request to the endpoint", () => {
  it("has the files that were uploaded", async () => {
    const picker = { type: "PhotoPicker", name: "photos", label: "P" };
    const action = exchange({ photos: "${form.photos}" });
    const run = await startedRun(
      documentOf([screenOf("ONE", [picker, footer(action)])], {
        data_api_version: "3.0",
        routing_model: { ONE: [] },
      }),
      { endpoint: endpointOf({ screen: "ONE", data: {} }) },
    );
    await run.enter("photos", [{ file_name: "a.jpg", mime_type: "image/jpeg", size: 3 }]);
    await tapFooter(run);

    expect(run.log[0]).toMatchObject({
      request: { data: { photos: [{ file_name: "a.jpg", media_id: "EXAMPLE_MEDIA_ID" }] } },
    });
  });
});
