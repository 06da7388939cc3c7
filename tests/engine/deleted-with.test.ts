import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";

import { Flow } from "../support/adapter";
import { aFlow, flowsAt } from "../support/flows";
import { TestStack } from "../support/stack";

const program: PulumiFn = () => {
  const host = new Flow("host", aFlow({ publish: true }));
  new Flow("guest", aFlow({ publish: true }), { deletedWith: host });
  return Promise.resolve();
};

/** Pulumi considers the flow deleted with the other resource, but Kaleyra does not delete it. */
it("a destroy leaves a flow with deletedWith as it is at Kaleyra", async () => {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({ kaleyra, program });
  await stack.up();

  const destroyed = await stack.destroy();

  expect(destroyed.ok).toBe(true);
  expect(flowsAt(kaleyra)).toEqual(["guest PUBLISHED", "host DEPRECATED"]);
  expect(await stack.flows()).toEqual([]);
}, 240_000);
