import { tmpdir } from "node:os";
import { join } from "node:path";

import { FlowRun } from "../../cli/src/dev/flow-run/flow-run";
import { type RunFlags, runOptions } from "../../cli/src/dev/run-flags";
import { flowModelOf } from "../../provider/flow-json/model/read-flow";
import { parseJson } from "../../provider/flow-json/syntax/parse";
import { Folder } from "../support/cli-folder";
import { withEnvironment } from "../support/environment";
import { newKeyPair } from "../support/key-pair";
import { flowEndpoint } from "./support/flow-endpoint";

/** DAY asks the endpoint for a slot, and SLOT books it. */
const document = {
  version: "7.3",
  data_api_version: "3.0",
  routing_model: { DAY: ["SLOT"], SLOT: [] },
  screens: [
    {
      id: "DAY",
      title: "Day",
      data: { first: { type: "string", __example__: "2026-01-01" } },
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "DatePicker", name: "day", label: "Day", "min-date": "${data.first}" },
          {
            type: "Footer",
            label: "Next",
            "on-click-action": { name: "data_exchange", payload: { day: "${form.day}" } },
          },
        ],
      },
    },
    {
      id: "SLOT",
      title: "Slot",
      terminal: true,
      refresh_on_back: true,
      data: { slot: { type: "string", __example__: "9 a.m." } },
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextBody", text: "${data.slot}" },
          {
            type: "Footer",
            label: "Book",
            "on-click-action": { name: "data_exchange", payload: { slot: "${data.slot}" } },
          },
        ],
      },
    },
  ],
};

/** Starts a run as `kaleyra-flows dev` does with these flags, without a server and a page. */
async function startWith(flags: Partial<RunFlags>): Promise<FlowRun> {
  const flow = flowModelOf(parseJson(JSON.stringify(document)));
  if (flow === undefined) throw new Error("not a document");
  return FlowRun.start({ flow, ...(await runOptions({ flowToken: "t-7", ...flags })) });
}

async function tapFooter(run: FlowRun): Promise<void> {
  const [footer] = run.screen.components.filter(({ type }) => type === "Footer");
  if (footer !== undefined) await run.tap(footer);
}

function lastProblem(run: FlowRun): string | undefined {
  const entry = run.log.at(-1);
  return entry?.kind === "endpoint" ? entry.problem : undefined;
}

function nestedArrays(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

/** A file of responses with one that is sent after so many milliseconds. */
function responseAfter(delay: number): string {
  return JSON.stringify({ responses: [{ request: {}, response: {}, delay }] });
}

// The first entry whose `request` matches responds, so `slotOfDay` has to be before `fullDay`.
const opening = {
  request: { action: "INIT" },
  response: { screen: "DAY", data: { first: "2027-02-01" } },
};
const slotOfDay = {
  request: { action: "data_exchange", screen: "DAY", data: { day: "2027-02-03" } },
  response: { screen: "SLOT", data: { slot: "10 a.m." } },
  // The run has to wait for the response.
  delay: 5,
};
const fullDay = {
  request: { action: "data_exchange", screen: "DAY" },
  response: { screen: "DAY", data: { error_message: "That day is full." } },
};
const backToDay = {
  request: { action: "BACK", screen: "SLOT" },
  response: { screen: "DAY", data: { first: "2027-02-02" } },
};
const booking = {
  request: { action: "data_exchange", screen: "SLOT" },
  response: {
    screen: "SUCCESS",
    data: { extension_message_response: { params: { flow_token: "t-7", slot: "10 a.m." } } },
  },
};

describe("a run with canned responses", () => {
  it("goes from INIT to the end, with an error message and a step back", async () => {
    await using folder = await Folder.create({
      "responses.json": JSON.stringify({
        responses: [opening, slotOfDay, fullDay, backToDay, booking],
      }),
    });
    const file = join(folder.path, "responses.json");
    const run = await startWith({ responses: file });
    expect([run.screen.id, run.data]).toStrictEqual(["DAY", { first: "2027-02-01" }]);

    await run.enter("day", "2027-02-02");
    await tapFooter(run);
    expect([run.screen.id, run.notice]).toStrictEqual(["DAY", "That day is full."]);
    expect(run.inputs.get("day")?.value).toBe("2027-02-02");

    await run.enter("day", "2027-02-03");
    await tapFooter(run);
    expect([run.screen.id, run.data, run.notice]).toStrictEqual([
      "SLOT",
      { slot: "10 a.m." },
      undefined,
    ]);

    await run.back();
    expect([run.screen.id, run.data["first"]]).toStrictEqual(["DAY", "2027-02-02"]);
    expect(run.inputs.get("day")?.value).toBe("2027-02-03");
    await tapFooter(run);
    await tapFooter(run);
    expect(run.completion).toStrictEqual({
      by: "endpoint",
      isSuccess: true,
      payload: { flow_token: "t-7", slot: "10 a.m." },
    });

    const requests = run.log.flatMap((entry) => (entry.kind === "endpoint" ? [entry.request] : []));
    expect(requests).toStrictEqual([
      { version: "3.0", action: "INIT", flow_token: "t-7" },
      {
        version: "3.0",
        action: "data_exchange",
        screen: "DAY",
        data: { day: "2027-02-02" },
        flow_token: "t-7",
      },
      {
        version: "3.0",
        action: "data_exchange",
        screen: "DAY",
        data: { day: "2027-02-03" },
        flow_token: "t-7",
      },
      { version: "3.0", action: "BACK", screen: "SLOT", data: {}, flow_token: "t-7" },
      {
        version: "3.0",
        action: "data_exchange",
        screen: "DAY",
        data: { day: "2027-02-03" },
        flow_token: "t-7",
      },
      {
        version: "3.0",
        action: "data_exchange",
        screen: "SLOT",
        data: { slot: "10 a.m." },
        flow_token: "t-7",
      },
    ]);
  });

  it("logs the JSON to add for a request without a response, and shows the screen's examples", async () => {
    await using folder = await Folder.create({
      "responses.json": JSON.stringify({ responses: [] }),
    });
    const run = await startWith({ responses: join(folder.path, "responses.json") });

    expect(run.data).toStrictEqual({ first: "2026-01-01" });
    expect(lastProblem(run)).toMatch(
      /responses\.json has no response to INIT\. Add to responses: \{"request":\{"action":"INIT"\},"response":\{"screen":"…","data":\{\}\}\}/,
    );
    await tapFooter(run);
    expect(lastProblem(run)).toMatch(/no response to data_exchange on DAY\. .*"screen":"DAY"/);

    await folder.write("responses.json", JSON.stringify({ responses: [slotOfDay, fullDay] }));
    await tapFooter(run);
    expect(run.notice).toBe("That day is full.");
  });

  it.each([
    ["half an object", "{", /it is not JSON, or has more than 256 levels\. Write it in this form/],
    ["an array", "[]", /it has no list of responses/],
    ["no response", '{"responses": [{"request": {}}]}', /responses\[0\] lacks a request or a/],
    ["many levels", nestedArrays(20_000), /it is not JSON, or has more than 256 levels/],
    ["a long delay", responseAfter(3e9), /the delay of responses\[0\] is not from 0 to 60000/],
    ["a negative delay", responseAfter(-1), /the delay of responses\[0\] is not from 0 to 60000/],
    ["over 10 MB", " ".repeat(10_500_000), /it is larger than 10 MB/],
  ])("logs what is wrong with a file that has %s", async (_, text, expected) => {
    await using folder = await Folder.create({ "responses.json": text });
    const run = await startWith({ responses: join(folder.path, "responses.json") });

    expect(lastProblem(run)).toMatch(expected);
  });

  // An endless file and a folder.
  it.each(["/dev/zero", tmpdir()])("logs that %s is not a regular file", async (file) => {
    const run = await startWith({ responses: file });

    expect(lastProblem(run)).toContain(`could not use ${file}: it is not a regular file`);
  });

  it("logs that a file does not exist", async () => {
    const run = await startWith({ responses: "/nowhere/responses.json" });

    expect(lastProblem(run)).toMatch(
      /could not use \/nowhere\/responses\.json: there is no such file/,
    );
  });
});

describe("a run with an endpoint", () => {
  it("encrypts and signs its requests, and follows the responses", async () => {
    const keys = newKeyPair();
    await using folder = await Folder.create({ "public.pem": keys.publicKey });
    await using _environment = withEnvironment({ SECRET_OF_THE_APP: "app-secret" });
    await using endpoint = await flowEndpoint({
      privateKey: keys.privateKey,
      appSecret: "app-secret",
      respondWith: ({ action, screen }) => {
        if (action === "INIT") return opening.response;
        return screen === "DAY" ? slotOfDay.response : booking.response;
      },
    });
    const key = join(folder.path, "public.pem");
    const run = await startWith({
      endpoint: endpoint.url,
      publicKey: key,
      appSecretEnv: "SECRET_OF_THE_APP",
    });

    expect(run.data).toStrictEqual({ first: "2027-02-01" });
    await run.enter("day", "2027-02-03");
    await tapFooter(run);
    await tapFooter(run);
    expect(run.completion?.payload).toStrictEqual({ flow_token: "t-7", slot: "10 a.m." });
  });

  it("logs that the endpoint cannot decrypt its requests, with a hint", async () => {
    await using folder = await Folder.create({ "public.pem": newKeyPair().publicKey });
    await using endpoint = await flowEndpoint({ privateKey: newKeyPair().privateKey });
    const run = await startWith({
      endpoint: endpoint.url,
      publicKey: join(folder.path, "public.pem"),
    });

    expect(lastProblem(run)).toMatch(/it answered 421.*The public key is not the one/);
  });
});

describe("the flag --data", () => {
  it("has the first screen's data as JSON or as a file, and the endpoint is not called", async () => {
    await using folder = await Folder.create({ "data.json": '{"first": "2030-01-01"}' });

    expect((await startWith({ data: '{"first": "2029-01-01"}' })).data).toStrictEqual({
      first: "2029-01-01",
    });
    const run = await startWith({ data: join(folder.path, "data.json"), responses: "none.json" });
    expect([run.data, run.log]).toStrictEqual([{ first: "2030-01-01" }, []]);
  });
});

describe("wrong flags", () => {
  it.each([
    [{ data: "[1]" }, /could not read \[1\]/],
    [{ data: `{"a":${nestedArrays(300)}}` }, /--data is not a JSON object/],
    [{ data: "{first}" }, /--data is not a JSON object/],
    [{ endpoint: "https://example.com" }, /--endpoint needs --public-key/],
    [{ endpoint: "https://example.com", responses: "a.json" }, /exclude each other/],
  ])("are refused: %j", async (flags, expected) => {
    await expect(startWith(flags)).rejects.toThrow(expected);
  });

  it.each([
    "ftp://u:s3cret@h/",
    "https://u:s3cret@h:99999/",
    "u:s3cret@h",
    "http:\\\\u:s3@cret@h:x",
  ])("are refused without the password of an address: %s", async (endpoint) => {
    const start = startWith({ endpoint, publicKey: "key.pem" });

    await expect(start).rejects.toThrow(/is not the address of an endpoint/);
    await expect(start).rejects.not.toThrow(/s3|cret/);
  });
});
