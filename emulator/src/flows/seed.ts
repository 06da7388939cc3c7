import type { Account } from "../accounts";
import { InvalidInput } from "../input";
import type { Switches } from "../switches";
import {
  type EmulatedFlow,
  type FlowEdit,
  type SeedFlow,
  setDocument,
  snapshotOf,
  type StoredFlow,
} from "./flow";
import type { FlowStore } from "./flow-store";

/**
 * Adds a flow without applying Kaleyra's rules. Missing members get defaults.
 *
 * @throws {InvalidInput} If the id is taken, or no account has the WABA.
 */
export function addSeed(
  seed: SeedFlow,
  store: FlowStore,
  { accounts, switches }: { readonly accounts: readonly Account[]; readonly switches: Switches },
): EmulatedFlow {
  const wabaId = seed.wabaId ?? accounts[0]?.wabas[0]?.id;
  const account = accounts.find(({ wabas }) => wabas.some((waba) => waba.id === wabaId));
  if (account === undefined || wabaId === undefined) {
    throw new InvalidInput(`No account of the emulator has the WABA ${wabaId}.`);
  }
  if (store.get(seed.id) !== undefined) {
    throw new InvalidInput(`There is a flow ${seed.id} already.`);
  }
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
  return snapshotOf(flow);
}

/** Changes a flow without applying Kaleyra's rules. Its status stays, unlike after an update. */
export function editByHand(
  flow: StoredFlow,
  change: FlowEdit,
  switches: Pick<Switches, "normalizesDocuments">,
): void {
  flow.name = change.name ?? flow.name;
  flow.categories = change.categories ?? flow.categories;
  flow.endpointUri = change.endpointUri ?? flow.endpointUri;
  if (change.document !== undefined) {
    setDocument(flow, documentText(change.document), switches);
  }
}

/** The text of a document; a value is serialized. */
function documentText(document: string | object): string {
  return typeof document === "string" ? document : JSON.stringify(document, null, 2);
}
