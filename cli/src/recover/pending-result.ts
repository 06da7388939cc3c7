import type { Flow } from "../../../provider/kaleyra/flow";
import { type Deployment, managingResources } from "../pulumi/deployment";
import type { PendingCreate } from "../pulumi/pending-create";

/** The result for one pending creation. */
export type PendingResult = { readonly create: PendingCreate } & (
  | { readonly kind: "notCreated" }
  | { readonly kind: "alreadyInState"; readonly flow: Flow }
  /** The program chose the name, so the flow that has it may be somebody else's. */
  | { readonly kind: "perhapsForeign"; readonly flow: Flow }
  | { readonly kind: "adopt"; readonly flow: Flow }
  /** The stack has another flow by now, so the next update deletes this one. */
  | { readonly kind: "adoptForDeletion"; readonly flow: Flow }
);

/** @param adopted URNs for which the user confirmed that the flow of that name is this stack's. */
export function resultsOf(
  creates: readonly PendingCreate[],
  flows: ReadonlyMap<PendingCreate, Flow>,
  { state, adopted }: { readonly state: Deployment; readonly adopted: readonly string[] },
): readonly PendingResult[] {
  const holders = new Map<string, Set<string>>();
  const holdersOf = (urn: string) => {
    const ids = holders.get(urn) ?? new Set();
    holders.set(urn, ids);
    return ids;
  };
  const managed = new Set<string>();
  for (const { urn, id } of managingResources(state)) {
    if (id === undefined) continue;
    holdersOf(urn).add(id);
    managed.add(id);
  }

  return creates.map((create): PendingResult => {
    const flow = flows.get(create);
    if (flow === undefined) return { create, kind: "notCreated" };
    const { urn } = create.resource;
    const inStack = holdersOf(urn);
    if (managed.has(flow.id)) return { create, flow, kind: "alreadyInState" };
    if (!create.isOurs && !adopted.includes(urn)) return { create, flow, kind: "perhapsForeign" };
    const kind = inStack.size === 0 ? "adopt" : "adoptForDeletion";
    inStack.add(flow.id);
    managed.add(flow.id);
    return { create, flow, kind };
  });
}
