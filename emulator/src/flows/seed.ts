import type { Account } from "../accounts";
import type { Switches } from "../switches";
import {
  copyOf,
  type EmulatedFlow,
  type FlowEdit,
  type SeedFlow,
  setDocument,
  type StoredFlow,
} from "./flow";
import type { FlowStore } from "./flow-store";

/** Adds a flow without applying Kaleyra's rules; the seed has defaults. */
export function addSeed(
  seed: SeedFlow,
  store: FlowStore,
  { accounts, switches }: { readonly accounts: readonly Account[]; readonly switches: Switches },
): EmulatedFlow {
  const wabaId = seed.wabaId ?? accounts[0]?.wabas[0]?.id;
  const account = accounts.find(({ wabas }) => wabas.some((waba) => waba.id === wabaId));
  if (account === undefined || wabaId === undefined) {
    throw new Error(`No account of the emulator has the WABA ${wabaId}.`);
  }
  if (store.get(seed.id) !== undefined) throw new Error(`There is a flow ${seed.id} already.`);
  const { document, ...rest } = seed;
  const flow = store.add(
    {
      ...rest,
      wabaId,
      sid: account.sid,
      name: seed.name ?? `flow-${store.all().length + 1}`,
      categories: seed.categories ?? ["OTHER"],
      document: document === undefined ? undefined : documentText(document),
    },
    switches,
  );
  return copyOf(flow);
}

export function editByHand(flow: StoredFlow, change: FlowEdit, normalizes: boolean): void {
  flow.name = change.name ?? flow.name;
  flow.categories = change.categories ?? flow.categories;
  flow.endpointUri = change.endpointUri ?? flow.endpointUri;
  if (change.document !== undefined) {
    setDocument(flow, documentText(change.document), normalizes);
  }
}

function documentText(document: string | object): string {
  return typeof document === "string" ? document : JSON.stringify(document, null, 2);
}
