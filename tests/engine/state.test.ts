import { startEmulator } from "kaleyra-emulator";

import { aFlow, flows } from "../support/flows";
import { TestStack } from "../support/stack";

const many = Array.from({ length: 20 }, (_, index) => `flow-${index}`);

describe("the state of a flow", () => {
  it("has little more than the flow's own data", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows(Object.fromEntries(many.map((name) => [name, aFlow({ publish: true })]))),
    });
    await stack.up();

    const { deployment } = await stack.exportState();
    const entries = (deployment as { resources: Record<string, unknown>[] }).resources.filter(
      ({ type }) => String(type).endsWith("whatsapp:Flow"),
    );
    const bytes = entries.map((entry) => {
      const { inputs, outputs } = withoutProviderText(entry);
      return size(entry) - size(inputs) - size(outputs);
    });

    // About 1,070 bytes. A third is the engine's record of the flow's place in the program.
    const mean = Math.round(bytes.reduce((sum, one) => sum + one) / bytes.length);
    expect(mean).toBeLessThan(1_500);
  });
});

function withoutProviderText(entry: Readonly<Record<string, unknown>>) {
  const own = (properties: unknown) => ({ ...(properties as object), __provider: undefined });
  return { inputs: own(entry["inputs"]), outputs: own(entry["outputs"]) };
}

function size(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
