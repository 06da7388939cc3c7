import { versions } from "../../flow-json/tables/versions";
import { KaleyraError, type KaleyraFailure } from "../../kaleyra/failure";
import type { FlowStatus } from "../../kaleyra/flow";
import {
  isNotEditableRefusal,
  missingForPublish,
  type PublishCondition,
} from "../../kaleyra/refusals";
import type { WithClient } from "../context";
import { hintFor } from "../hint";
import { type ErrorContext, failedWith, type OperationError } from "../operation-error";
import { hintForCategories } from "./categories";
import { errorOfAbsence, statusOf } from "./lookup";
import type { FlowInputs, FlowState } from "./state";

/** The flow of a refused edit: what its error needs of a `StepTarget`. */
interface EditedFlow {
  readonly id: string;
  readonly inputs: Pick<FlowInputs, "name" | "automaticName" | "wabaId" | "categories">;
  readonly context: WithClient<"flows">;
}

/**
 * The error for a refused edit. Kaleyra's message is the same for every status that forbids edits,
 * but the hint depends on the status, so the status is read.
 */
export async function errorOfEdit(
  errorContext: ErrorContext,
  failure: KaleyraFailure,
  { id, inputs, context }: EditedFlow,
): Promise<OperationError> {
  if (failure.kind === "noSuchFlow") return errorOfAbsence({ errorContext, id }, inputs, context);
  if (failure.kind !== "refused" || !isNotEditableRefusal(failure)) {
    const hint = hintForCategories(failure, inputs.categories);
    return failedWith(errorContext, failure, hint);
  }
  const status = await statusOf(id, context).catch((error: unknown) => {
    if (error instanceof KaleyraError) return undefined; // The refusal is the error to report.
    throw error;
  });
  return failedWith(errorContext, failure, hintForStatus(status));
}

/**
 * The hint for an edit that the flow's status does not allow. It suggests a replacement only for a
 * flow that is certainly live, since the replacement deprecates it for good.
 */
function hintForStatus(status: FlowStatus | undefined): string {
  switch (status) {
    case "PUBLISHED":
      return 'This flow cannot be edited in place any more; set updateStrategy to "Replace" for a new one instead.';
    case "THROTTLED":
    case "BLOCKED":
      return (
        `It is ${status}, since WhatsApp holds it back and may release it. See what is wrong in WhatsApp Manager (often the ` +
        "endpoint: `npx kaleyra-flows endpoint check`), wait until it is PUBLISHED, then run `pulumi up` again."
      );
    case "DEPRECATED":
      return "It is DEPRECATED, forever; after `pulumi refresh` the next `pulumi up` creates a new one.";
    default:
      return `Its status is ${status ?? "not known"}. Run \`pulumi refresh\`, then \`pulumi up\` again.`;
  }
}

type PublishedFlow = Pick<FlowState, "wabaId" | "endpointUri" | "jsonVersion" | "dataApiVersion">;

/** What to do about a publish that failed. */
export function hintForPublish(failure: KaleyraFailure, flow: PublishedFlow): string {
  const missing = failure.kind === "refused" ? missingForPublish(failure) : undefined;
  if (missing !== undefined) return hints[missing](flow);
  return mayHideReason(failure) && flow.endpointUri !== undefined
    ? `${hintFor(failure)} ${needsOfEndpoint}`
    : hintFor(failure);
}

/** Whether Meta may have refused the publish for a reason that Kaleyra does not pass on. */
function mayHideReason(failure: KaleyraFailure): boolean {
  if (failure.kind === "refused") return failure.meta === undefined;
  return failure.kind === "serverFault" || failure.kind === "notConfirmed";
}

const needsOfEndpoint =
  "A flow with an endpoint also needs an encryption key on a number of its WABA (`kaleyra.whatsapp.FlowsEncryptionKey`, in the " +
  "flow's `dependsOn`), an endpoint that answers (`npx kaleyra-flows endpoint check` checks it), a Meta app, and a WABA that is " +
  "subscribed to Flows webhooks.";

/** See `publish-refused` in docs/assumptions.md. */
const hints: Readonly<Record<PublishCondition, (flow: PublishedFlow) => string>> = {
  encryptionKey: ({ wabaId }) =>
    `No number of WABA ${wabaId} has an encryption key: declare one with \`kaleyra.whatsapp.FlowsEncryptionKey\`, and name ` +
    "it in the flow's `dependsOn`, so that it is set before the flow is published.",
  endpoint: () =>
    "Its document has a data_api_version, so it needs an endpoint: set endpointUri, or take data_api_version out.",
  respondingEndpoint: ({ endpointUri }) =>
    `WhatsApp sends a health check to ${endpointUri ?? "its endpoint"} and expects an encrypted response. ` +
    "`npx kaleyra-flows endpoint check` finds out what is wrong with it: fix that, then run it again.",
  app: () =>
    "A flow with an endpoint needs a Meta app: connect one to the flow in WhatsApp Manager, or ask Kaleyra's support, then run " +
    "it again.",
  webhooks: ({ wabaId }) =>
    `Subscribe WABA ${wabaId} to the webhook field \`flows\` in the Meta app, or ask Kaleyra's support, then run it again.`,
  phoneNumber: ({ wabaId }) =>
    `Register a phone number on WABA ${wabaId}, or set wabaId to one that has a number, then run it again.`,
  currentVersion: ({ jsonVersion, dataApiVersion }) =>
    `WhatsApp no longer publishes ${describeVersions(jsonVersion, dataApiVersion)}: set the document's version to one of ${currentVersions()}.`,
  validDocument: () =>
    "Kaleyra found errors in the document: `npx kaleyra-flows validate` shows them. Fix them, then run it again.",
  draft: () => "Only a DRAFT is published: `pulumi refresh` shows its status.",
};

function describeVersions(
  jsonVersion: string | undefined,
  dataApiVersion: string | undefined,
): string {
  const version = jsonVersion === undefined ? "this version" : `Flow JSON version ${jsonVersion}`;
  return dataApiVersion === undefined
    ? version
    : `${version} with data_api_version ${dataApiVersion}`;
}

function currentVersions(): string {
  const current = versions.filter(({ state }) => state === "current");
  return current.map(({ version }) => version).join(", ");
}
