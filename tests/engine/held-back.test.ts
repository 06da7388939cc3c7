import { type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "../support/documents";
import { aFlow, flows, idOf, statusesAt } from "../support/flows";
import { TestStack } from "../support/stack";

const form = (args: object = {}) =>
  flows({ form: aFlow({ name: "form", publish: true, ...args }) });
const edited = form({ flowJson: aDocument("Another") });

/** A stack with the published flow `form`. */
async function stackWithForm(kaleyra: Emulator): Promise<TestStack> {
  const stack = await TestStack.create({ kaleyra, program: form() });
  expect(await stack.up()).toMatchObject({ ok: true });
  return stack;
}

describe("a flow that WhatsApp restricts", () => {
  it.each(["THROTTLED", "BLOCKED"])(
    "is not replaced for an edit while it is %s",
    async (status) => {
      await using kaleyra = await startEmulator();
      await using stack = await stackWithForm(kaleyra);
      const id = await idOf(stack, "form");
      kaleyra.setStatus(id, status);

      // Before the refresh the state has the status PUBLISHED.
      const refusedBeforeRefresh = await stack.up(edited);
      await stack.refresh();
      const previewed = await stack.preview(edited);
      const refused = await stack.up(edited);
      kaleyra.setStatus(id, "PUBLISHED");
      const released = await stack.up(edited);

      for (const { ok, output } of [refusedBeforeRefresh, refused]) {
        expect(ok).toBe(false);
        expect(output).toContain(
          `It is ${status}, since WhatsApp holds it back and may release it.`,
        );
        expect(output).not.toContain("Replace");
      }
      expect(previewed.warnings).toEqual([
        expect.stringContaining(`is ${status}; changing flowJson is most likely refused until`),
      ]);
      expect(released).toMatchObject({ ok: true, changes: { update: 1 } });
      expect(await idOf(stack, "form")).toBe(id);
      expect(statusesAt(kaleyra)).toEqual({ form: "PUBLISHED" });
    },
  );
});

it("a rate limit that lasts longer than the time limit of a run is shown with its duration", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await stackWithForm(kaleyra);
  const limit = { status: 429, body: { code: "WA-429", message: "Too many requests" } };
  kaleyra.addFault({ ...limit, headers: { "retry-after": "5400" }, times: "always" });

  const refused = await stack.up(edited);
  const destroyed = await stack.destroy();

  for (const { ok, output } of [refused, destroyed]) {
    expect(ok).toBe(false);
    expect(output).toContain("Too many requests (retry after 90 minutes). Wait, then run it again");
  }
  expect(statusesAt(kaleyra)).toEqual({ form: "PUBLISHED" });
});
