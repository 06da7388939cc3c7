import { flowFields } from "../kaleyra/endpoints";
import { KaleyraError } from "../kaleyra/failure";
import type { Flow, FlowStatus } from "../kaleyra/flow";
import { flowId, type FlowId, isId, wabaId } from "../kaleyra/ids";
import type { OperationContext, Using } from "./context";
import { versionsOf } from "./flow/steps";
import { operationError, OperationError, withErrorContext } from "./operation-error";
import { missingWabaId } from "./resolve-waba-id";

/** The functions that a program can call, by their public names. */
export const functions = { getFlow, getFlows, getFlowJson, getFlowPreview } as const;

/** A flow at Kaleyra, managed by any stack or none. */
export type FoundFlow = Omit<Flow, "id"> & { readonly flowId: string };

/**
 * The details of a flow.
 *
 * @throws {OperationError} If the account has no such flow.
 */
async function getFlow(
  { flowId: id }: { readonly flowId: string },
  { client: { flows } }: Using<"flows">,
): Promise<FoundFlow> {
  const fields = [...flowFields.details, ...flowFields.owner];
  return foundFlow(await ofKnownFlow("read", id, (checkedId) => flows.get(checkedId, fields)));
}

function foundFlow({ id, ...flow }: Flow): FoundFlow {
  return { flowId: id, ...flow };
}

export interface FlowFilter {
  /** @default the context's */
  readonly wabaId?: string;
  readonly name?: string;
  readonly status?: FlowStatus;
  readonly category?: string;
}

/**
 * All flows of a WABA that match, in Kaleyra's order.
 *
 * @throws {OperationError} If no WABA is known, or Kaleyra did not return the flows.
 */
async function getFlows(
  filter: FlowFilter,
  { client, defaultWabaId }: Using<"flows"> & Pick<OperationContext, "defaultWabaId">,
): Promise<{ readonly wabaId: string; readonly flows: readonly FoundFlow[] }> {
  const owner = filter.wabaId ?? defaultWabaId ?? "";
  if (!isId(owner)) {
    throw new OperationError(
      owner === ""
        ? `could not list flows, since ${missingWabaId("wabaId", "the call")}.`
        : `could not list the flows of WABA ${JSON.stringify(owner)}: a WABA id is a string of digits.`,
    );
  }
  const errorContext = { operation: "list", label: `the flows of WABA ${owner}` };
  const fitting = await withErrorContext(errorContext, async () => {
    const found: FoundFlow[] = [];
    for await (const flow of client.flows.list(wabaId(owner))) {
      if (fits(flow, filter)) found.push(foundFlow(flow));
    }
    return found;
  });
  return { wabaId: owner, flows: fitting };
}

function fits(
  flow: { readonly name: string; readonly status: string; readonly categories: readonly string[] },
  { name = flow.name, status = flow.status, category }: FlowFilter,
): boolean {
  const inCategory = category === undefined || flow.categories.includes(category);
  return flow.name === name && flow.status === status && inCategory;
}

/** A document as Kaleyra returns it, perhaps normalized. */
export interface FlowDocument {
  readonly flowId: string;
  readonly flowJson: string;
  readonly jsonVersion?: string;
  readonly dataApiVersion?: string;
}

/**
 * The document of a flow.
 *
 * @throws {OperationError} If the account has no such flow, or the flow has no document.
 */
async function getFlowJson(
  { flowId: id }: { readonly flowId: string },
  { client: { flows } }: Using<"flows">,
): Promise<FlowDocument> {
  const flowJson = await ofKnownFlow("read the document of", id, (checkedId) =>
    flows.document(checkedId),
  );
  return { flowId: id, flowJson, ...versionsOf(flowJson) };
}

export interface PreviewAddress {
  readonly flowId: string;
  /** Anyone who has it can open the flow, so adapters treat it as a secret. */
  readonly previewUrl: string;
  readonly expiresAt?: string;
}

/**
 * The public preview of a flow.
 *
 * @throws {OperationError} If the account has no such flow, or Kaleyra returns no preview of it.
 */
async function getFlowPreview(
  { flowId: id, renew = false }: { readonly flowId: string; readonly renew?: boolean },
  { client: { flows } }: Using<"flows">,
): Promise<PreviewAddress> {
  const { url, expiresAt } = await ofKnownFlow("read the preview of", id, (checkedId) =>
    flows.preview(checkedId, { renew }),
  );
  return { flowId: id, previewUrl: url, ...(expiresAt !== undefined && { expiresAt }) };
}

/**
 * Reads something of a flow that the stack need not manage.
 *
 * @throws {OperationError} If the account has no such flow, or Kaleyra did not return the value.
 */
async function ofKnownFlow<Value>(
  operation: string,
  id: string,
  ask: (id: FlowId) => Promise<Value | undefined>,
): Promise<Value> {
  const errorContext = { operation, label: `flow ${id}` };
  const validId = idOf(id, errorContext.operation);
  const found = await withErrorContext(errorContext, () => ask(validId).catch(undefinedIfAbsent));
  if (found !== undefined) return found;
  throw operationError(
    errorContext,
    "this account has no such flow",
    "Check the id, and kaleyra:sid and kaleyra:apiUrl or kaleyra:pod.",
  );
}

function undefinedIfAbsent(error: unknown): undefined {
  if (error instanceof KaleyraError && error.failure.kind === "noSuchFlow") return undefined;
  throw error;
}

function idOf(text: string, operation: string): FlowId {
  try {
    return flowId(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OperationError(`could not ${operation} a flow: ${error.message}.`);
  }
}
