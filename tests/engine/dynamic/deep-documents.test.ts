import { startEmulator } from "kaleyra-emulator";

import { deepDocuments } from "../../support/deep-documents";
import { aFlow, type FlowArgs, flows } from "../../support/flows";
import { TestStack } from "../../support/stack";

// Not with the plugin: there Pulumi's own SDK serializes the program's arguments, and fails with a stack overflow.
it("an object that Pulumi cannot serialize is refused with the reason", async () => {
  await using service = await startEmulator();
  const flowJson = JSON.parse(deepDocuments.objects(5_000)) as FlowArgs["flowJson"];
  await using stack = await TestStack.create({
    kaleyra: service,
    program: flows({ form: aFlow({ flowJson }) }),
  });

  const preview = await stack.preview();

  expect(preview.ok).toBe(false);
  expect(preview.output).toContain("it is nested deeper than 256 levels");
  expect(preview.output).not.toContain("call stack");
});
