import type { FlowStatus } from "../../kaleyra/flow";
import { isId, wabaId } from "../../kaleyra/ids";
import type { OperationContext, Using } from "../context";
import { withErrorContext, OperationError } from "../operation-error";
import { type FoundFlow, foundFlow } from "./get-flow";

export interface FlowFilter {
  /** @default the context's */
  readonly wabaId?: string;
  readonly name?: string;
  readonly status?: FlowStatus;
  readonly category?: string;
}

/**
 * All flows of a WABA that fit, in the order in which Kaleyra lists them.
 *
 * @throws {OperationError} If no WABA is known, or Kaleyra did not tell.
 */
export async function getFlows(
  filter: FlowFilter,
  { client, defaultWabaId }: Using<"flows"> & Pick<OperationContext, "defaultWabaId">,
): Promise<{ readonly wabaId: string; readonly flows: readonly FoundFlow[] }> {
  const owner = filter.wabaId ?? defaultWabaId ?? "";
  if (!isId(owner)) {
    throw new OperationError(
      owner === ""
        ? "could not list flows: which WABA? Give wabaId, or set kaleyra:wabaId in the configuration (KALEYRA_WABA_ID)."
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
