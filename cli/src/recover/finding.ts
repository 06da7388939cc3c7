import type { Flow } from "../../../provider/kaleyra/flow";
import { type Deployment, managingResources } from "../pulumi/deployment";
import type { PendingCreate } from "../pulumi/pending-create";

/** What became of a flow that was being made, and what follows from it. */
export type Finding = { readonly create: PendingCreate } & (
  | { readonly kind: "nothingMade" }
  | { readonly kind: "alreadyInState"; readonly flow: Flow }
  /** Somebody chose the name, so the flow that has it may be somebody else's. */
  | { readonly kind: "perhapsForeign"; readonly flow: Flow }
  | { readonly kind: "takeIn"; readonly flow: Flow }
  /** The stack has gone on with another flow, so this one is left over: the next update deletes it. */
  | { readonly kind: "takeInToDelete"; readonly flow: Flow }
);

/** @param adopted URNs of which the user says that the flow of that name is this stack's. */
export function findingsOf(
  creates: readonly PendingCreate[],
  flows: ReadonlyMap<PendingCreate, Flow>,
  { state, adopted }: { readonly state: Deployment; readonly adopted: readonly string[] },
): readonly Finding[] {
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

  return creates.map((create): Finding => {
    const flow = flows.get(create);
    if (flow === undefined) return { create, kind: "nothingMade" };
    const { urn } = create.resource;
    const inStack = holdersOf(urn);
    if (managed.has(flow.id)) return { create, flow, kind: "alreadyInState" };
    if (!create.isOurs && !adopted.includes(urn)) return { create, flow, kind: "perhapsForeign" };
    const kind = inStack.size === 0 ? "takeIn" : "takeInToDelete";
    inStack.add(flow.id);
    managed.add(flow.id);
    return { create, flow, kind };
  });
}
