import type { PulumiFn } from "@pulumi/pulumi/automation";
import { startEmulator } from "kaleyra-emulator";
import * as kaleyra from "pulumi-kaleyra";

import { aDocument } from "../support/documents";
import { aFlow, type FlowArgs, idOf } from "../support/flows";
import { stepsOf } from "../support/run";
import { TestStack } from "../support/stack";

/** Two flows whose documents contain the id of a third, in an object and in a text. */
function linked(first: Partial<FlowArgs>): PulumiFn {
  return () => {
    const { flowId } = new kaleyra.whatsapp.Flow("first", aFlow(first));
    const screens = aDocument().screens.map((screen) => ({ ...screen, title: flowId }));
    new kaleyra.whatsapp.Flow("object", aFlow({ flowJson: { ...aDocument(), screens } }));
    const text = flowId.apply((id) => JSON.stringify(aDocument(id)));
    new kaleyra.whatsapp.Flow("text", aFlow({ flowJson: text, publish: true }));
    return Promise.resolve();
  };
}

it("documents with values that a preview does not know are accepted, and complete in the update", async () => {
  await using service = await startEmulator();
  await using stack = await TestStack.create({ kaleyra: service, program: linked({}) });

  expect(await stack.preview()).toMatchObject({ ok: true, changes: { create: 4 }, warnings: [] });
  expect(await stack.up()).toMatchObject({ ok: true, changes: { create: 4 } });
  const first = await idOf(stack, "first");
  for (const name of ["object", "text"]) {
    expect(service.flow(await idOf(stack, name))?.document).toContain(first);
  }

  const changed = await stack.preview(linked({ flowJson: aDocument("Bye") }));
  expect(changed.changes).toEqual({ same: 3, update: 1 });

  const replacing = linked({ wabaId: "200000000000000103" });
  const replaced = await stack.preview(replacing);
  expect(stepsOf(replaced, "first")).toContain("replace");
  expect(stepsOf(replaced, "object")).toEqual(["update"]);
  expect(stepsOf(replaced, "text")).toEqual(["update"]);

  expect(await stack.up(replacing)).toMatchObject({ ok: true });
  for (const name of ["object", "text"]) {
    expect(service.flow(await idOf(stack, name))?.document).toContain(await idOf(stack, "first"));
  }
});
