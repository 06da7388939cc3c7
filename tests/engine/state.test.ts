import { startEmulator } from "kaleyra-emulator";

import { aFlow, flows } from "../support/flows";
import { TestStack } from "../support/stack";

const names = Array.from({ length: 20 }, (_, index) => `flow-${index}`);

describe("the state of a flow", () => {
  it("has little more than the flow's own data", async () => {
    await using service = await startEmulator();
    await using stack = await TestStack.create({
      kaleyra: service,
      program: flows(Object.fromEntries(names.map((name) => [name, aFlow({ publish: true })]))),
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

    // The mean is about 1,070 bytes. A third is the engine's record of the flow's place in the program.
    const mean = Math.round(bytes.reduce((sum, more) => sum + more) / bytes.length);
    expect(mean).toBeLessThan(1_500);
  });
});

/** The flow's own inputs and outputs: without `__provider`, by which Pulumi finds a dynamic provider. */
function withoutProviderText(entry: Readonly<Record<string, unknown>>) {
  const own = (properties: unknown) => ({ ...(properties as object), __provider: undefined });
  return { inputs: own(entry["inputs"]), outputs: own(entry["outputs"]) };
}

/** The bytes of a value as JSON. */
function size(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
