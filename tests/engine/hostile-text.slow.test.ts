import { metaErrorBody, startEmulator } from "kaleyra-emulator";

import { aFlow, flows } from "../support/flows";
import { TestStack } from "../support/stack";

/** Text that would control a terminal, an engine or a CI service, and half an emoji. */
const hostile =
  "a\u001b[2J\u001b]8;;http://evil\u0007b\u0000c\u009b1Jd\u202ee\u2066f\r\n::stop-commands::x\n" +
  "##[error]g##vso[task.complete]h\u2028::warning::i\u0085j\ud83dk<{%fg 99%}>l";

/**
 * Fails if a text contains control characters, or a line that a CI service or the engine would read
 * as a command. Line ends, tabs and the joiners of emoji and scripts are allowed.
 */
function expectHarmless(text: string): void {
  expect(text).not.toMatch(/(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(text.split("\n").filter((line) => /^\s*::|##\w*\[|<\{%/.test(line))).toEqual([]);
}

/** All keys and strings of the state, with characters instead of escapes and without code of Pulumi's. */
function textsIn(state: string): string {
  const texts: string[] = [];
  JSON.parse(state, (key, value: unknown) => {
    texts.push(key);
    if (typeof value === "string") texts.push(value);
    return value;
  });
  return texts.filter((text) => !text.startsWith("exports.handler")).join("\n");
}

const metaRefusal = {
  ...{ status: 400, code: 100 },
  ...{ message: hostile, type: hostile, title: hostile, userMessage: hostile },
};

const responses = [
  { given: "a refusal in JSON", status: 400, body: { message: hostile, error: { x: hostile } } },
  { given: "a refusal of Meta's", status: 400, body: metaErrorBody(metaRefusal, hostile) },
  { given: "a proxy's page", status: 418, body: `<h1>No</h1>${hostile}` },
];

describe.each(responses)("text in $given", ({ status, body }) => {
  it("controls nothing and ends no run, in the response to any call", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ refused: aFlow({ publish: true }) }),
    });
    const response = { times: "always", status, body } as const;

    service.addFault({ operation: "createFlow", ...response });
    const refusedCreate = await stack.up();
    service.clearFaults();
    service.addFault({ operation: "uploadDocument", ...response });
    const refusedUpload = await stack.up();
    const state = await stack.stateText();
    service.clearFaults();
    service.addFault({ method: "GET", ...response });
    const refusedRead = await stack.refresh();
    service.addFault({ operation: "deleteFlow", ...response });
    const refusedDelete = await stack.destroy();

    for (const run of [refusedCreate, refusedUpload, refusedRead, refusedDelete]) {
      expect(run.ok).toBe(false);
      expect(run.output).toContain("stop-commands");
      expectHarmless(run.output);
    }
    expect(await stack.flows()).toHaveLength(1);
    expect(state).toContain("stop-commands");
    expectHarmless(textsIn(state));
    service.clearFaults();
    expect(await stack.up()).toMatchObject({ ok: true });
    expect(service.flows()).toEqual([expect.objectContaining({ status: "PUBLISHED" })]);
    expect(await stack.destroy()).toMatchObject({ ok: true });
  });
});

it("text in Kaleyra's errors about an accepted document controls nothing", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ draft: aFlow(), live: aFlow({ publish: true }) }),
  });
  const finding = { error: hostile, message: hostile, pointers: [{ path: hostile }] };
  service.addFault({
    operation: "uploadDocument",
    times: "always",
    applyThenRespond: {
      status: 200,
      body: { success: true, validation_errors: [finding, hostile] },
    },
  });

  const run = await stack.up(undefined, { continueOnError: true });

  expect(run.ok).toBe(false);
  expect(run.output).toContain("stop-commands");
  expectHarmless(run.output);
  const state = await stack.stateText();
  expect(state).toContain("stop-commands");
  expectHarmless(textsIn(state));
  expect((await stack.flow("draft"))?.outputs["validationErrors"]).toHaveLength(2);
  expect(await stack.destroy()).toMatchObject({ ok: true });
});

it.each([
  { step: "create", operation: "createFlow" },
  { step: "upload", operation: "uploadDocument" },
  { step: "delete", operation: "deleteFlow" },
] as const)(
  "a refusal of $step that is cut inside an emoji ends the run and loses nothing",
  async ({ step, operation }) => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows({ form: aFlow() }),
    });
    if (step === "delete") await stack.up();
    // The provider shows at most 600 characters of a message; the last would be half an emoji.
    const message = `${"x".repeat(599)}${"😀".repeat(300)}`;
    service.addFault({ operation, times: "always", status: 400, body: { message } });

    const run = await (step === "delete" ? stack.destroy() : stack.up());

    expect(run.ok).toBe(false);
    expectHarmless(run.output);
    expect(await stack.flows()).toHaveLength(step === "create" ? 0 : 1);
    service.clearFaults();
    expect(await stack.up()).toMatchObject({ ok: true });
    expect(service.flows()).toHaveLength(1);
  },
);

it("half an emoji in Kaleyra's data is read, shown and fixed", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ form: aFlow({ name: "whole" }) }),
  });
  await stack.up();
  const [flow] = service.flows();
  const document = `{"version":"7.3","screens":[],"\\ud83d":"\\udc00 half"}`;
  service.editFlow(flow?.id ?? "", { name: "half \ud83d", document });

  const refresh = await stack.refresh();

  expect(refresh).toMatchObject({ ok: true });
  expect((await stack.flow("form"))?.outputs["name"]).toBe("half \ufffd");
  expect(await stack.up()).toMatchObject({ ok: true });
  expect(service.flows()).toEqual([expect.objectContaining({ name: "whole" })]);
});
