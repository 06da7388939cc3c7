import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../../support/adapter";
import { aFlow } from "../../support/flows";
import { TestStack } from "../../support/stack";

describe("customTimeouts", () => {
  it.each(["1s", "9s"])(
    "of %s for a create leave time to look up its flow, even if Kaleyra is slow",
    async (create) => {
      await using kaleyra = await startEmulator();
      await using stack = await TestStack.create({
        kaleyra,
        program: () => {
          new Flow("survey", aFlow(), { customTimeouts: { create } });
          return Promise.resolve();
        },
      });
      // Longer than the shorter timeout; and the create is applied, but never answered.
      kaleyra.configure({ latencyMs: 1_500 });
      kaleyra.addFault({ operation: "createFlow", hang: "after" });

      await stack.up();

      const ids = kaleyra.flows().map(({ id }) => id);
      expect(ids).toHaveLength(1);
      expect((await stack.flows()).map(({ id }) => id)).toEqual(ids);
      kaleyra.configure({ latencyMs: 0 });
      expect(await stack.up()).toMatchObject({ ok: true });
      expect(kaleyra.flows().map(({ id }) => id)).toEqual(ids);
    },
  );

  it("for a read end a refresh if Kaleyra does not respond", async () => {
    await using kaleyra = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra,
      program: () => {
        new Flow("survey", aFlow(), { customTimeouts: { read: "2s" } });
        return Promise.resolve();
      },
    });
    await stack.up();
    kaleyra.addFault({ method: "GET", hang: "before", times: "always" });

    const refreshed = await stack.refresh();

    expect(refreshed.ok).toBe(false);
    expect(refreshed.output).toMatch(
      /could not read survey.*: no answer from 127\.0\.0\.1:\d+ within [01](\.\d+)? seconds\. Run it again; customTimeouts gives/,
    );
    expect(refreshed.output).not.toContain("kaleyra:timeoutSeconds");
  });
});
