import { runtime } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import type { FlowEdit } from "kaleyra-emulator";

import type { FlowArgs } from "../../../support/flows";
import type { TestStack } from "../../../support/stack";
import { aDocument, ourSecondWaba } from "../../support/flow";

/** What `main.ts` gives to a case. */
export interface Scene {
  readonly stack: TestStack;
  /** A program with one flow, `survey`. */
  readonly survey: (args: Partial<FlowArgs>, importedId?: string) => PulumiFn;
  /** A flow that Kaleyra has at the beginning. */
  readonly existing: { readonly id: string };
  /** Changes a flow at Kaleyra, as in its console. */
  readonly byHand: (id: string, edit: FlowEdit) => void;
}

/** Inputs of a published flow with a chosen name. */
const live = { name: "survey", flowJson: aDocument(), publish: true } as const;
/** A document that Kaleyra refuses to publish, without the provider's own check. */
const bad = { flowJson: { version: "7.3", screens: [] }, flowJsonValidation: "Off" } as const;

/**
 * The recorded conversations, each on its own stack and emulator. The key, with hyphens, is the name
 * of the file in `recorded`; after a change, run `main.ts`.
 */
export const cases: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  "the life of a live flow": async ({ stack, survey, byHand }) => {
    await stack.preview(survey(live));
    await stack.up(survey(live));
    await stack.up(survey({ ...live, flowJson: aDocument("Send") }));
    const [flow] = await stack.flows();
    byHand(flow?.id ?? "", { document: aDocument("By hand") });
    await stack.refresh();
    await stack.up(survey({ ...live, flowJson: aDocument("Send") }));
    await stack.destroy();
  },
  "a draft with an automatic name": async ({ stack, survey }) => {
    await stack.up(survey({}));
    await stack.preview(survey({ categories: ["SURVEY", "OTHER"] }));
    await stack.up(survey({ endpointUri: "https://flows.example.com/a" }));
    await stack.destroy();
  },
  "a replacement": async ({ stack, survey }) => {
    await stack.up(survey({ flowJson: aDocument(), publish: true }));
    await stack.up(survey({ flowJson: aDocument(), publish: true, wabaId: ourSecondWaba }));
  },
  "an import": async ({ stack, survey, existing }) => {
    const args = { name: "existing", flowJson: aDocument() };
    await stack.up(survey(args, existing.id));
    await stack.preview(survey(args));
    await stack.destroy();
  },
  "an import of nothing": async ({ stack, survey }) => {
    await stack.up(survey({ name: "existing" }, "999"));
  },
  "plans that are refused": async ({ stack, survey }) => {
    await stack.preview(survey({ categories: [] }));
    await stack.preview(survey({ flowJson: bad.flowJson }));
    await stack.up(survey(live));
    await stack.preview(survey({ ...live, publish: false, flowJson: aDocument("Send") }));
  },
  "a flow that was made but not finished": async ({ stack, survey }) => {
    await stack.up(survey({ ...live, ...bad }));
    await stack.up(survey({ ...live, flowJsonValidation: "Off" }));
  },
  functions: async ({ stack, existing }) => {
    await stack.up(async () => {
      const flowId = existing.id;
      await runtime.invoke("kaleyra:whatsapp:getFlow", { flowId });
      await runtime.invoke("kaleyra:whatsapp:getFlows", { status: "DRAFT" });
      await runtime.invoke("kaleyra:whatsapp:getFlowJson", { flowId });
    });
  },
};
