import { flowFields } from "../kaleyra/endpoints";
import { KaleyraError } from "../kaleyra/failure";
import type { Flow, FlowStatus } from "../kaleyra/flow";
import { flowId, type FlowId, isId, wabaId } from "../kaleyra/ids";
import type { OperationContext, WithClient } from "./context";
import { versionsOf } from "./flow/steps";
import { operationError, OperationError, withErrorContext } from "./operation-error";
import { missingWabaId } from "./resolve-waba-id";

/**
 * The functions that a program can call, by their public names. `provider/plugin/invoke.ts` and
 * `provider/dynamic/functions.ts` serve them.
 */
export const functions = { getFlow, getFlows, getFlowJson, getFlowPreview } as const;

/**
 * A flow at Kaleyra, whether or not a stack manages it. Every member is a public output. Its id is
 * named `flowId`, as in the outputs of a Flow.
 */
export type FoundFlow = Omit<Flow, "id"> & { readonly flowId: string };

/**
 * The details of a flow.
 *
 * @throws {OperationError} If the account has no such flow.
 */
async function getFlow(
  { flowId: id }: { readonly flowId: string },
  { client: { flows } }: WithClient<"flows">,
): Promise<FoundFlow> {
  const fields = [...flowFields.details, ...flowFields.owner];
  return foundFlow(await readOfFlow("read", id, (checkedId) => flows.get(checkedId, fields)));
}

function foundFlow({ id, ...flow }: Flow): FoundFlow {
  return { flowId: id, ...flow };
}

/** Which flows `getFlows` returns. A missing member matches every flow. */
export interface FlowFilter {
  /** @default the configuration's WABA */
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
  { client, defaultWabaId }: WithClient<"flows"> & Pick<OperationContext, "defaultWabaId">,
): Promise<{ readonly wabaId: string; readonly flows: readonly FoundFlow[] }> {
  const waba = filter.wabaId ?? defaultWabaId;
  if (waba === undefined || waba === "") {
    throw new OperationError(
      `could not list flows, since ${missingWabaId("Pass wabaId to the call")}.`,
    );
  }
  if (!isId(waba)) {
    // Quoted, since it may be any text.
    throw new OperationError(
      `could not list the flows of WABA ${JSON.stringify(waba)}: a WABA id is a string of digits.`,
    );
  }
  const errorContext = { operation: "list", label: `the flows of WABA ${waba}` };
  const flows = await withErrorContext(errorContext, async () => {
    const found: FoundFlow[] = [];
    for await (const flow of client.flows.list(wabaId(waba))) {
      if (matches(flow, filter)) found.push(foundFlow(flow));
    }
    return found;
  });
  return { wabaId: waba, flows };
}

function matches(flow: Flow, { name, status, category }: FlowFilter): boolean {
  return (
    (name === undefined || name === flow.name) &&
    (status === undefined || status === flow.status) &&
    (category === undefined || flow.categories.includes(category))
  );
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
  { client: { flows } }: WithClient<"flows">,
): Promise<FlowDocument> {
  const flowJson = await readOfFlow("read the document of", id, (checkedId) =>
    flows.document(checkedId),
  );
  return { flowId: id, flowJson, ...versionsOf(flowJson) };
}

/** Where anyone can try a flow until the address expires. */
export interface PreviewAddress {
  readonly flowId: string;
  /** Anyone who has it can open the flow, so adapters treat it as a secret. */
  readonly previewUrl: string;
  readonly expiresAt?: string;
}

/**
 * The public preview of a flow. `renew` creates a new address and makes the old one invalid.
 *
 * @throws {OperationError} If the account has no such flow, or Kaleyra returns no preview of it.
 */
async function getFlowPreview(
  { flowId: id, renew = false }: { readonly flowId: string; readonly renew?: boolean },
  { client: { flows } }: WithClient<"flows">,
): Promise<PreviewAddress> {
  const { url, expiresAt } = await readOfFlow("read the preview of", id, (checkedId) =>
    flows.preview(checkedId, { renew }),
  );
  return { flowId: id, previewUrl: url, ...(expiresAt !== undefined && { expiresAt }) };
}

/**
 * Reads something of a flow.
 *
 * @param operation As in `ErrorContext`.
 * @param read Resolves to `undefined`, or rejects with `noSuchFlow`, if the flow does not exist.
 * @throws {OperationError} If the account has no such flow, or Kaleyra did not return the value.
 */
async function readOfFlow<Value>(
  operation: string,
  id: string,
  read: (id: FlowId) => Promise<Value | undefined>,
): Promise<Value> {
  const errorContext = { operation, label: `flow ${id}` };
  const checkedId = parseFlowId(id, operation);
  const found = await withErrorContext(errorContext, () =>
    read(checkedId).catch(undefinedIfAbsent),
  );
  if (found !== undefined) return found;
  throw operationError(
    errorContext,
    "this account has no such flow",
    "Check the id, and kaleyra:sid and kaleyra:apiUrl or kaleyra:pod.",
  );
}

/** `undefined` for the failure that the flow does not exist; throws every other error again. */
function undefinedIfAbsent(error: unknown): undefined {
  if (error instanceof KaleyraError && error.failure.kind === "noSuchFlow") return undefined;
  throw error;
}

/** @throws {OperationError} If `text` is not a flow id. */
function parseFlowId(text: string, operation: string): FlowId {
  try {
    return flowId(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new OperationError(`could not ${operation} a flow: ${error.message}.`);
  }
}
