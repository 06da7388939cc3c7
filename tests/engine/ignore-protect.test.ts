import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aFlow, flowsAt } from "../support/flows";
import { TestStack } from "../support/stack";

const program: PulumiFn = () => {
  new Flow("protected", aFlow({ publish: true }), { protect: true });
  new Flow("prevented", aFlow({ publish: true, deletionPolicy: "Prevent" }), { protect: true });
  return Promise.resolve();
};

it("--ignore-protect overrides protect, but not the deletion policy Prevent", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({ kaleyra, program });
  await stack.up();

  const guarded = await stack.destroy({ continueOnError: true });
  const before = flowsAt(kaleyra);
  stack.setEnvironment({ PULUMI_OPTION_IGNORE_PROTECT: "true" });
  const lifted = await stack.destroy({ continueOnError: true });

  expect([guarded.ok, lifted.ok]).toEqual([false, false]);
  expect(before).toEqual(["prevented PUBLISHED", "protected PUBLISHED"]);
  expect(flowsAt(kaleyra)).toEqual(["prevented PUBLISHED", "protected DEPRECATED"]);
  expect((await stack.flows()).map(({ urn }) => urn.split("::").at(-1))).toEqual(["prevented"]);
  expect(lifted.output).toMatch(/deletion ?policy.*Prevent/i);
}, 240_000);
