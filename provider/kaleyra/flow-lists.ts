import type { Flow } from "./flow";
import { flowFields } from "./flow-fields";
import { flowPages } from "./flow-pages";
import type { FlowId, WabaId } from "./ids";
import type { TimeLimit } from "./time-limit";
import type { Transport } from "./transport";
import { WabaList } from "./waba-list";
import { readDetailedPage } from "./wire";

/**
 * What the reads of one process share, so that a refresh of many flows takes a call a page and not a
 * call a flow. A list only ever spares a read: what it does not tell, the flow itself is asked.
 */
export class FlowLists {
  readonly #transport: Transport;
  readonly #newLimit: () => TimeLimit;
  readonly #lists = new Map<WabaId, WabaList>();
  readonly #changed = new Set<FlowId>();

  /** @param newLimit The time for one way through a list. */
  constructor(transport: Transport, newLimit: () => TimeLimit) {
    this.#transport = transport;
    this.#newLimit = newLimit;
  }

  /** The flow as its WABA's list has it; `undefined` if only a read of its own can tell. */
  find(waba: WabaId, id: FlowId): Promise<Flow | undefined> {
    if (this.#changed.has(id)) return Promise.resolve(undefined);
    const list = this.#lists.get(waba) ?? this.#newList(waba);
    return list.find(id);
  }

  /** A list may have been read before this process changed the flow, and may lag after it. */
  changed(id: FlowId): void {
    this.#changed.add(id);
  }

  #newList(waba: WabaId): WabaList {
    const list = new WabaList(() => {
      const limit = this.#newLimit();
      const listing = { fields: flowFields.details, read: readDetailedPage };
      return flowPages(waba, listing, (call, as) => this.#transport.send(call, limit, as));
    });
    this.#lists.set(waba, list);
    return list;
  }
}
