import { startEmulator } from "kaleyra-emulator";

import { classes, adapter } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow } from "../support/flows";
import { TestStack } from "../support/stack";

const { Flow, getFlow, getFlows, getFlowJson, getFlowOutput, getFlowPreviewOutput } =
  classes[adapter];

it("the functions read flows that this program and that others manage", async () => {
  await using service = await startEmulator({
    flows: [{ id: "112", name: "by hand", categories: ["SURVEY"], document: aDocument("By hand") }],
  });
  const { environment } = service;
  const outputs: Record<string, unknown> = {};
  await using stack = await TestStack.create({
    kaleyra: service,
    config: {
      "kaleyra:apiUrl": environment.KALEYRA_API_URL,
      "kaleyra:sid": environment.KALEYRA_SID,
      "kaleyra:wabaId": environment.KALEYRA_WABA_ID,
    },
    program: async () => {
      const flow = new Flow("ours", aFlow({ name: "ours" }));
      const preview = getFlowPreviewOutput({ flowId: flow.id });
      outputs["one"] = await getFlow({ flowId: "112" });
      outputs["many"] = await getFlows({ category: "SURVEY" });
      outputs["document"] = JSON.parse((await getFlowJson({ flowId: "112" })).flowJson);
      getFlowOutput({ flowId: flow.id }).apply(({ name }) => {
        outputs["ours"] = name;
      });
      return { preview: preview.previewUrl };
    },
  });
  await stack.setConfig("kaleyra:apiKey", environment.KALEYRA_API_KEY, { secret: true });

  expect(await stack.up()).toMatchObject({ ok: true, changes: { create: 2 } });

  expect(outputs).toEqual({
    one: expect.objectContaining({ flowId: "112", name: "by hand", status: "DRAFT" }) as unknown,
    many: {
      wabaId: environment.KALEYRA_WABA_ID,
      flows: [expect.objectContaining({ flowId: "112", categories: ["SURVEY"] })],
    },
    document: aDocument("By hand"),
    ours: "ours",
  });
  // Anyone with the address of a preview can open the flow, even a draft.
  expect(await stack.stateText()).not.toContain("/_preview/");
  await stack.destroy();
});

it("a function reports that the flow does not exist, and what to check", async () => {
  await using service = await startEmulator();
  const { environment } = service;
  await using stack = await TestStack.create({
    kaleyra: service,
    config: {
      "kaleyra:apiUrl": environment.KALEYRA_API_URL,
      "kaleyra:sid": environment.KALEYRA_SID,
    },
    program: async () => {
      const failure = await getFlow({ flowId: "999" }).catch((error: unknown) => String(error));
      expect(failure).toContain("could not read flow 999: this account has no such flow. Check");
    },
  });
  await stack.setConfig("kaleyra:apiKey", environment.KALEYRA_API_KEY, { secret: true });

  expect(await stack.up()).toMatchObject({ ok: true });
});
