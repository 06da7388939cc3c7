import { startEmulator } from "kaleyra-emulator";

import { aFlow, flows } from "../support/flows";
import { TestStack } from "../support/stack";

const program = flows({ survey: aFlow({ name: "survey" }) });

describe("a wait for Kaleyra", () => {
  it("that takes long reports what it waits for", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program });
    const response = { status: 429, headers: { "Retry-After": "18" } };
    kaleyra.addFault({ operation: "createFlow", ...response });
    kaleyra.addFault({ operation: "uploadDocument", ...response });

    const run = await stack.up();

    expect(run.ok).toBe(true);
    const diagnostics = run.events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []);
    const waits = diagnostics.filter(({ message }) => message.includes("still waits for"));
    expect(waits).toEqual([
      expect.objectContaining({
        severity: "info",
        urn: expect.stringMatching(/::survey$/),
        message: expect.stringMatching(
          /^kaleyra: survey: still waits for POST whatsapp\/\d+\/flows \(attempt 1, \d+ seconds left; the last failure: .*retry after 18 seconds/,
        ),
      }),
      expect.objectContaining({ message: expect.stringMatching(/POST whatsapp\/\d+\/assets/) }),
    ]);
  });

  it("that the time limit ends reports that there was no response", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({ kaleyra, program });
    await stack.up();
    kaleyra.addFault({ hang: "before", times: "always" });
    stack.setEnvironment({ KALEYRA_TIMEOUT_SECONDS: "2" });

    const run = await stack.refresh();

    expect(run.ok).toBe(false);
    expect(run.output).toMatch(/could not read survey \(\d+\): no(t finished| answer).*/);
  });
});
