import DataLoader from "dataloader";

import { endpoints, fieldsQuery, flowFields } from "./endpoints";
import { KaleyraError } from "./failure";
import type { Flow } from "./flow";
import type { FlowId, WabaId } from "./ids";
import type { ApiRequest } from "./request";
import type { ApiResponse } from "./response";
import { type ApiResult, valueOf } from "./result";
import type { TimeLimit } from "./time-limit";
import type { Transport } from "./transport";
import { type Page, readDetailedPage, Unreadable } from "./wire";

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
      return flowPages(waba, listing, (request, read) =>
        this.#transport.send(request, limit, read),
      );
    });
    this.#lists.set(waba, list);
    return list;
  }
}

/** The pages of a list; a flow of which it does not tell enough is `undefined`. */
type Pages = AsyncGenerator<readonly (Flow | undefined)[], void>;

/** Reads that come so close together are answered together. */
const windowMs = 5;
/** One or two flows are read by themselves: a list may have pages and pages of others. */
const fewestReads = 3;
/** As long as a refresh may take; what was listed before that is read again. */
const longestUseMs = 120_000;

/**
 * One WABA's list as the source of many single reads. It is read no further than it has to be to find the
 * flows that are asked for, and never costs more pages than flows were asked for, so that a few flows
 * of a WABA of thousands do not page through them all.
 */
class WabaList {
  readonly #pages: () => Pages;
  readonly #loader: DataLoader<string, Flow | undefined>;
  #walk: Walk;
  #reading: Promise<void> = Promise.resolve();
  #readsAsked = 0;
  #pagesRead = 0;

  constructor(pages: () => Pages) {
    this.#pages = pages;
    this.#walk = newWalk(pages());
    this.#loader = new DataLoader((ids) => this.#answer(ids), {
      cache: false,
      batchScheduleFn: (answer) => setTimeout(answer, windowMs),
    });
  }

  /** The flow as it is listed; `undefined` if only a read of its own can tell. */
  async find(id: string): Promise<Flow | undefined> {
    return this.#take(id) ?? (await this.#loader.load(id));
  }

  async #answer(ids: readonly string[]): Promise<(Flow | undefined)[]> {
    this.#readsAsked += ids.length;
    const reading = this.#reading.then(() => this.#readOnFor(ids));
    this.#reading = reading;
    await reading;
    return ids.map((id) => this.#take(id));
  }

  async #readOnFor(ids: readonly string[]): Promise<void> {
    if (this.#readsAsked < fewestReads) return;
    const { startedAt, taken } = this.#walk;
    const isOld = performance.now() - startedAt > longestUseMs;
    // Who asks for a flow again wants to know what has become of it since.
    if (isOld || ids.some((id) => taken.has(id))) this.#walk = newWalk(this.#pages());
    const walk = this.#walk;
    const isMissing = (id: string) => !walk.found.has(id);
    while (!walk.ended && this.#pagesRead < this.#readsAsked && ids.some(isMissing)) {
      this.#pagesRead += 1;
      await readPage(walk);
    }
  }

  /** Hands a flow out, once. */
  #take(id: string): Flow | undefined {
    const { found, taken, startedAt } = this.#walk;
    const flow = found.get(id);
    if (flow === undefined || performance.now() - startedAt > longestUseMs) return undefined;
    found.delete(id);
    taken.add(id);
    return flow;
  }
}

/** One way through the list, from its first page on. */
interface Walk {
  readonly pages: Pages;
  readonly startedAt: number;
  readonly found: Map<string, Flow>;
  readonly taken: Set<string>;
  ended: boolean;
}

function newWalk(pages: Pages): Walk {
  const startedAt = performance.now();
  return { pages, startedAt, found: new Map(), taken: new Set(), ended: false };
}

/** A list that cannot be read, or does not tell enough, is no failure: the flows are read one by one. */
async function readPage(walk: Walk): Promise<void> {
  const page = await walk.pages.next().catch((error: unknown) => {
    if (error instanceof KaleyraError) return undefined;
    throw error;
  });
  const items = page?.value ?? [];
  const flows = items.filter((flow) => flow !== undefined);
  for (const flow of flows) walk.found.set(flow.id, flow);
  walk.ended = page === undefined || page.done === true || (items.length > 0 && flows.length === 0);
}

/** A flow in a list; `undefined` where the list has too little of it. */
type Listed = { readonly id: string } | undefined;

/** What to read of each flow of a list. */
export interface Listing<Item extends Listed> {
  readonly fields: readonly string[];
  readonly read: (response: ApiResponse) => Page<Item>;
}

type Send = <Value>(
  request: ApiRequest,
  read: (response: ApiResponse) => Value,
) => Promise<ApiResult<Value>>;

/** More pages than a WABA can fill. */
const mostPages = 1_000;

/**
 * A WABA's list, page by page as they are asked for; deprecated flows are among them, and each flow
 * once. It ends where Kaleyra says that it does, so that what is not in it is not there.
 *
 * @throws {KaleyraError} If it does not end well: cursors go round, or pages come again.
 */
export async function* flowPages<Item extends Listed>(
  waba: WabaId,
  { fields, read }: Listing<Item>,
  send: Send,
): AsyncGenerator<readonly Item[], void> {
  const cursors = new Set<string>();
  const ids = new Set<string>();
  let after: string | undefined;
  for (let page = 1; ; page += 1) {
    const query = fieldsQuery(fields, after === undefined ? {} : { after });
    const request: ApiRequest = { method: "GET", path: `${endpoints.flows(waba)}${query}` };
    const result = await send(request, (response) => {
      const fresh = withoutKnown(read(response), ids);
      // Nothing follows a cursor that leads to an empty page and back to itself.
      if (fresh.items.length === 0 && fresh.after === after) return { items: [] };
      if (fresh.after === undefined) return fresh;
      if (page === mostPages) throw new Unreadable(`at most ${mostPages} pages of flows`);
      if (cursors.has(fresh.after)) throw new Unreadable("a cursor that leads to further flows");
      return fresh;
    });
    const { items, after: next } = valueOf(result);
    yield items;
    if (next === undefined) return;
    cursors.add(next);
    after = next;
  }
}

/** A flow that was made meanwhile may move another one to the next page, but never all of a page. */
function withoutKnown<Item extends Listed>(page: Page<Item>, ids: Set<string>): Page<Item> {
  const items = page.items.filter((item) => {
    if (item === undefined) return true;
    const isNew = !ids.has(item.id);
    ids.add(item.id);
    return isNew;
  });
  if (items.length === 0 && page.items.length > 0) {
    throw new Unreadable("a page of further flows, not of those of an earlier page");
  }
  return { ...page, items };
}
