import { setImmediate as othersTurn } from "node:timers/promises";

import { documentOrText, documentText } from "../../flow-json/document";
import { flowId } from "../../kaleyra/ids";
import type { FlowInputs } from "./inputs";
import { afterEdit, flowLabel, type FlowState } from "./state";
import { sendEdit, type Step, type StepTarget } from "./step";

type Document = NonNullable<FlowInputs["flowJson"]>;

/** Replaces the flow's document. One with errors is stored too; publishing then fails. */
export function uploadDocument(target: StepTarget, flowJson: Document): Step {
  const { id, context } = target;
  return {
    progress: "uploading the document",
    edits: ["flowJson"],
    run: async (state) => {
      const errorContext = { operation: "upload the document of", label: flowLabel(state, id) };
      const text = documentText(flowJson);
      await othersTurn(); // A document of megabytes takes a while to write, and again to send.
      const { validationErrors } = await sendEdit(errorContext, target, () =>
        context.client.flows.uploadDocument(flowId(id), text),
      );
      const { jsonVersion: _old, dataApiVersion: _older, ...rest } = afterEdit(state, ["flowJson"]);
      return { ...rest, flowJson, validationErrors, ...versionsOf(flowJson) };
    },
  };
}

/** The versions that a document names. */
export function versionsOf(flowJson: Document): Pick<FlowState, "jsonVersion" | "dataApiVersion"> {
  const document = documentOrText(flowJson);
  if (typeof document === "string") return {};
  const { version, data_api_version: dataApiVersion } = document;
  return {
    ...(typeof version === "string" && { jsonVersion: version }),
    ...(typeof dataApiVersion === "string" && { dataApiVersion }),
  };
}
