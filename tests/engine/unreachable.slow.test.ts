import { demoAccounts, type Emulator, failures, startEmulator } from "kaleyra-emulator";

import { aFlow, flows, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";
import type { FlowInState } from "../support/state";

/** A reason for which a stack's flows cannot be reached. */
interface Obstacle {
  readonly given: string;
  readonly begin: (service: Emulator, stack: TestStack) => void;
  /** Parts of the error: the response, and the hint. */
  readonly message: readonly RegExp[];
  /** The parts of the error of a destroy; by default as in a refresh. */
  readonly messageOfDestroy?: readonly RegExp[];
}

const [, otherAccount] = demoAccounts;
const page = "<html><body><h1>502 Bad Gateway</h1>nginx</body></html>";

const obstacles: readonly Obstacle[] = [
  {
    given: "a wrong key",
    begin: (_, stack) =>
      stack.setEnvironment({ KALEYRA_API_KEY: "Awrongkey00000000000000000000000x" }),
    message: [/Incorrect SID or API key\. Check kaleyra:sid and kaleyra:apiKey/],
  },
  {
    given: "an account without the API",
    begin: (service) => service.addFault({ ...failures.notEntitled, times: "always" }),
    message: [/API is not available for given customer/, /Ask Kaleyra's support/],
  },
  {
    given: "a gateway's page forever",
    begin: (service) => service.addFault({ status: 502, body: page, times: "always" }),
    message: [/answered 502 with a page instead of JSON: 502 Bad Gateway nginx/, /kaleyra:apiUrl/],
  },
  {
    given: "a server that never answers",
    begin: (service, stack) => {
      service.addFault({ hang: "before", times: "always" });
      stack.setEnvironment({ KALEYRA_TIMEOUT_SECONDS: "2" });
    },
    // Whether the limit of the operation or that of one response ends first depends on the machine.
    message: [
      /not finished within the time limit of 2 seconds|no answer from 127\.0\.0\.1:\d+ within (0\.7|5) seconds/,
      /kaleyra:timeoutSeconds/,
    ],
  },
  {
    given: "nobody at the address",
    begin: (_, stack) => stack.setEnvironment({ KALEYRA_API_URL: "http://127.0.0.1:9" }),
    message: [
      /127\.0\.0\.1:9 was not reached \(ECONNREFUSED\)\. Check kaleyra:apiUrl .*whether the server there runs/,
    ],
    // A destroy first compares the host with the flow's.
    messageOfDestroy: [/made under another SID or host/, /nothing was sent/],
  },
  {
    given: "a proxy that refuses connections",
    begin: (_, stack) => {
      const HTTPS_PROXY = "http://user:secret@127.0.0.1:9";
      stack.setEnvironment({ KALEYRA_API_URL: "https://kaleyra.example", HTTPS_PROXY });
    },
    message: [/kaleyra\.example was not reached \(ECONNREFUSED\)\. Check .*the proxy/],
    messageOfDestroy: [/made under another SID or host/, /nothing was sent/],
  },
  {
    given: "another account's credentials",
    begin: (_, stack) =>
      stack.setEnvironment({
        KALEYRA_SID: otherAccount.sid,
        KALEYRA_API_KEY: otherAccount.apiKeys[0],
      }),
    message: [/made under another SID or host/, /Use the credentials/, /pulumi state delete/],
  },
  {
    given: "no credentials at all",
    begin: (_, stack) =>
      stack.setEnvironment({ KALEYRA_SID: undefined, KALEYRA_API_KEY: undefined }),
    message: [/kaleyra:sid is not set\. Set KALEYRA_SID, or run `pulumi config set kaleyra:sid`/],
  },
];

describe("flows that cannot be reached", () => {
  let service: Emulator;
  let stack: TestStack;
  let inState: readonly FlowInState[];

  beforeAll(async () => {
    service = await startEmulator();
    stack = await TestStack.create({
      kaleyra: service,
      program: flows({
        draft: aFlow({ name: "draft" }),
        published: aFlow({ name: "published", publish: true }),
      }),
    });
    await stack.up();
    inState = await stack.flows();
  });

  afterEach(() => {
    service.clearFaults();
    stack.moveTo(service);
    stack.setEnvironment({ KALEYRA_TIMEOUT_SECONDS: undefined, HTTPS_PROXY: undefined });
  });

  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await service.close();
  });

  it.each(obstacles)(
    "stay in the state after a refresh with $given",
    async ({ begin, message }) => {
      begin(service, stack);

      const run = await stack.refresh();

      expect(run.ok).toBe(false);
      for (const part of message) expect(run.output).toMatch(part);
      expect(await stack.flows()).toEqual(inState);
    },
  );

  it.each(obstacles)("stay in the state after a destroy with $given", async (obstacle) => {
    const { begin, message, messageOfDestroy = message } = obstacle;
    begin(service, stack);

    const run = await stack.destroy();

    expect(run.ok).toBe(false);
    for (const part of messageOfDestroy) expect(run.output).toMatch(part);
    expect(await stack.flows()).toEqual(inState);
    expect(statusesAt(service)).toEqual({ draft: "DRAFT", published: "PUBLISHED" });
  });

  // The last test of the stack, after the failed ones.
  it("are destroyed as usual once they can be reached again", async () => {
    const run = await stack.destroy();

    expect(run).toMatchObject({ ok: true, changes: { delete: 3 } });
    expect(await stack.flows()).toEqual([]);
    expect(statusesAt(service)).toEqual({ published: "DEPRECATED" });
  });
});
