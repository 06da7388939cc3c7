import { tmpdir } from "node:os";
import { join } from "node:path";

import { FlowRun } from "../../cli/src/dev/flow-run/flow-run";
import { type RunFlags, runOptions } from "../../cli/src/dev/run-flags";
import { flowModelOf } from "../../provider/flow-json/model/read-flow";
import { parseJson } from "../../provider/flow-json/syntax/parse";
import { Folder } from "../support/cli-folder";
import { newKeyPair } from "../support/key-pair";
import { flowEndpoint } from "./support/flow-endpoint";

const slot = { type: "string", __example__: "9 a.m." };

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
      data: { slot },
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

async function startWith(flags: Partial<RunFlags>): Promise<FlowRun> {
  const flow = flowModelOf(parseJson(JSON.stringify(document)));
  if (flow === undefined) throw new Error("not a document");
  return FlowRun.start({ flow, ...(await runOptions({ flowToken: "t-7", ...flags })) });
}

async function tapFooter(run: FlowRun): Promise<void> {
  const [footer] = run.screen.components.filter(({ type }) => type === "Footer");
  if (footer !== undefined) await run.tap(footer);
}

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

function delayed(delay: number): string {
  return JSON.stringify({ responses: [{ request: {}, response: {}, delay }] });
}

const first = {
  request: { action: "INIT" },
  response: { screen: "DAY", data: { first: "2027-02-01" } },
};
const free = {
  request: { action: "data_exchange", screen: "DAY", data: { day: "2027-02-03" } },
  response: { screen: "SLOT", data: { slot: "10 a.m." } },
  delay: 5,
};
const full = {
  request: { action: "data_exchange", screen: "DAY" },
  response: { screen: "DAY", data: { error_message: "That day is full." } },
};
const again = {
  request: { action: "BACK", screen: "SLOT" },
  response: { screen: "DAY", data: { first: "2027-02-02" } },
};
const booked = {
  request: { action: "data_exchange", screen: "SLOT" },
  response: {
    screen: "SUCCESS",
    data: { extension_message_response: { params: { flow_token: "t-7", slot: "10 a.m." } } },
  },
};

describe("canned responses of an endpoint", () => {
  it("lead a flow from INIT to its end, with errors and the way back", async () => {
    await using folder = await Folder.create({
      "responses.json": JSON.stringify({ responses: [first, free, full, again, booked] }),
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

  it("name the JSON to add for a request without a response, and show the examples", async () => {
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

    await folder.write("responses.json", JSON.stringify({ responses: [free, full] }));
    await tapFooter(run);
    expect(run.notice).toBe("That day is full.");
  });

  it.each([
    ["half an object", "{", /it is not JSON, or has more than 256 levels\. Write it in this form/],
    ["a list", "[]", /it has no list of responses/],
    ["no response", '{"responses": [{"request": {}}]}', /responses\[0\] lacks a request or a/],
    ["many levels", nested(20_000), /it is not JSON, or has more than 256 levels/],
    ["a long delay", delayed(3e9), /the delay of responses\[0\] is not from 0 to 60000/],
    ["a negative delay", delayed(-1), /the delay of responses\[0\] is not from 0 to 60000/],
    ["over 10 MB", " ".repeat(10_500_000), /it is larger than 10 MB/],
  ])("name what is wrong with a file that has %s", async (_, text, expected) => {
    await using folder = await Folder.create({ "responses.json": text });
    const run = await startWith({ responses: join(folder.path, "responses.json") });

    expect(lastProblem(run)).toMatch(expected);
  });

  it.each(["/dev/zero", tmpdir()])("name what is no regular file: %s", async (file) => {
    const run = await startWith({ responses: file });

    expect(lastProblem(run)).toContain(`could not read ${file}: it is not a regular file`);
  });

  it("name a file that is not there", async () => {
    const run = await startWith({ responses: "/nowhere/responses.json" });

    expect(lastProblem(run)).toMatch(
      /could not read \/nowhere\/responses.json: there is no such file/,
    );
  });
});

describe("the endpoint itself", () => {
  it("gets encrypted and signed requests, and its responses lead the flow", async () => {
    const keys = newKeyPair();
    await using folder = await Folder.create({ "public.pem": keys.publicKey });
    process.env["SECRET_OF_THE_APP"] = "app-secret";
    await using endpoint = await flowEndpoint({
      privateKey: keys.privateKey,
      appSecret: "app-secret",
      respondWith: ({ action, screen }) =>
        action === "INIT" ? first.response : screen === "DAY" ? free.response : booked.response,
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

  it("that cannot decrypt is named, with what to do", async () => {
    await using folder = await Folder.create({ "public.pem": newKeyPair().publicKey });
    await using endpoint = await flowEndpoint({ privateKey: newKeyPair().privateKey });
    const run = await startWith({
      endpoint: endpoint.url,
      publicKey: join(folder.path, "public.pem"),
    });

    expect(lastProblem(run)).toMatch(/it answered 421.*The public key is not the one/);
  });
});

describe("the first data", () => {
  it("is given inline or in a file, and the endpoint is not called", async () => {
    await using folder = await Folder.create({ "data.json": '{"first": "2030-01-01"}' });

    expect((await startWith({ data: '{"first": "2029-01-01"}' })).data).toStrictEqual({
      first: "2029-01-01",
    });
    const run = await startWith({ data: join(folder.path, "data.json"), responses: "none.json" });
    expect([run.data, run.log]).toStrictEqual([{ first: "2030-01-01" }, []]);
  });

  it.each([
    [{ data: "[1]" }, /could not read \[1\]/],
    [{ data: `{"a":${nested(300)}}` }, /--data is not a JSON object/],
    [{ data: "{first}" }, /--data is not a JSON object/],
    [{ endpoint: "https://example.com" }, /--endpoint needs --public-key/],
    [{ endpoint: "https://example.com", responses: "a.json" }, /exclude each other/],
  ])("and the rest are refused as %j", async (flags, expected) => {
    await expect(startWith(flags)).rejects.toThrow(expected);
  });
});

it.each(["ftp://u:s3cret@h/", "https://u:s3cret@h:99999/", "u:s3cret@h", "http:\\\\u:s3@cret@h:x"])(
  "the password of %s is not in the message",
  async (endpoint) => {
    const { message } = (await startWith({ endpoint, publicKey: "key.pem" }).catch(
      (error: unknown) => error as Error,
    )) as Error;
    expect(message).toMatch(/is not the address of an endpoint/);
    expect(message).not.toMatch(/s3|cret/);
  },
);

function lastProblem(run: FlowRun): string | undefined {
  const entry = run.log.at(-1);
  return entry?.kind === "endpoint" ? entry.problem : undefined;
}
