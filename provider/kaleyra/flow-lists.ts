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
 * The flow lists that the reads of one process share. A refresh of many flows then takes one
 * request a page instead of one a flow. If a list lacks a flow, the flow itself is read.
 */
export class FlowLists {
  readonly #transport: Transport;
  readonly #newLimit: () => TimeLimit;
  readonly #lists = new Map<WabaId, WabaList>();
  readonly #changed = new Set<FlowId>();

  /** @param newLimit The time limit for one pass through a list. */
  constructor(transport: Transport, newLimit: () => TimeLimit) {
    this.#transport = transport;
    this.#newLimit = newLimit;
  }

  /** The flow as its WABA's list contains it; `undefined` if it must be read by itself. */
  find(waba: WabaId, id: FlowId): Promise<Flow | undefined> {
    if (this.#changed.has(id)) return Promise.resolve(undefined);
    const list = this.#lists.get(waba) ?? this.#newList(waba);
    return list.find(id);
  }

  /**
   * Records that this process changed a flow. A list may have been read before the change, or lag
   * behind it.
   */
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

/** The pages of a list. Incomplete flows are `undefined`. */
type Pages = AsyncGenerator<readonly (Flow | undefined)[], void>;

/** Reads that start within this window share one pass through the list. */
const windowMs = 5;
/** Fewer reads than this skip the list, which may have many pages of other flows. */
const fewestReads = 3;
/** A refresh should be finished by then. The flows of an older list are read again. */
const longestUseMs = 120_000;

/**
 * Answers many single reads from one WABA's list. Pages are read only until the requested flows are
 * found. No more pages are read than flows were requested, so a few flows do not page through a
 * WABA of thousands.
 */
class WabaList {
  readonly #newPages: () => Pages;
  readonly #loader: DataLoader<string, Flow | undefined>;
  #walk: Walk;
  /** The end of the queue of readings: two of them must not read from one walk at the same time. */
  #reading: Promise<void> = Promise.resolve();
  #readsRequested = 0;
  #pagesRead = 0;

  /** @param newPages Begins the list again from its first page. */
  constructor(newPages: () => Pages) {
    this.#newPages = newPages;
    this.#walk = newWalk(newPages());
    this.#loader = new DataLoader((ids) => this.#loadAll(ids), {
      cache: false,
      batchScheduleFn: (load) => setTimeout(load, windowMs),
    });
  }

  /** The flow as the list contains it; `undefined` if it must be read by itself. */
  async find(id: string): Promise<Flow | undefined> {
    return this.#take(id) ?? (await this.#loader.load(id));
  }

  async #loadAll(ids: readonly string[]): Promise<(Flow | undefined)[]> {
    this.#readsRequested += ids.length;
    const reading = this.#reading.then(() => this.#readPagesUntilFound(ids));
    this.#reading = reading;
    await reading;
    return ids.map((id) => this.#take(id));
  }

  /**
   * Reads further pages until they contain the flows, the list ends, or too many pages were read.
   */
  async #readPagesUntilFound(ids: readonly string[]): Promise<void> {
    if (this.#readsRequested < fewestReads) return;
    // A second read of a flow must see what changed since the first.
    if (isTooOld(this.#walk) || ids.some((id) => this.#walk.taken.has(id))) {
      this.#walk = newWalk(this.#newPages());
    }
    const walk = this.#walk;
    const isMissing = (id: string) => !walk.found.has(id);
    while (!walk.ended && this.#pagesRead < this.#readsRequested && ids.some(isMissing)) {
      this.#pagesRead += 1;
      await readPage(walk);
    }
  }

  /** Returns a flow at most once: a second read of it needs a newer list. */
  #take(id: string): Flow | undefined {
    const { found, taken } = this.#walk;
    const flow = found.get(id);
    if (flow === undefined || isTooOld(this.#walk)) return undefined;
    found.delete(id);
    taken.add(id);
    return flow;
  }
}

/** One pass through the list, from its first page. */
interface Walk {
  readonly pages: Pages;
  readonly startedAt: number;
  /** The flows on the pages so far that were not requested yet, by id. */
  readonly found: Map<string, Flow>;
  /** The ids of the flows that were returned. */
  readonly taken: Set<string>;
  ended: boolean;
}

function isTooOld({ startedAt }: Walk): boolean {
  return performance.now() - startedAt > longestUseMs;
}

function newWalk(pages: Pages): Walk {
  const startedAt = performance.now();
  return { pages, startedAt, found: new Map(), taken: new Set(), ended: false };
}

/**
 * Reads a page. A list that cannot be read or is incomplete is not a failure: its flows are read
 * one by one.
 */
async function readPage(walk: Walk): Promise<void> {
  const page = await walk.pages.next().catch((error: unknown) => {
    if (error instanceof KaleyraError) return undefined;
    throw error;
  });
  const items = page?.value ?? [];
  const flows = items.filter((flow) => flow !== undefined);
  for (const flow of flows) walk.found.set(flow.id, flow);
  // Kaleyra ignores the requested fields, so further pages would be useless too.
  const isIncomplete = items.length > 0 && flows.length === 0;
  walk.ended = page === undefined || page.done === true || isIncomplete;
}

/** A flow in a list; `undefined` if the entry is incomplete. */
type Listed = { readonly id: string } | undefined;

/** What to read of each flow in a list. */
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
 * A WABA's list, page by page on demand. It contains each flow once, including deprecated ones. It
 * ends only where Kaleyra reports the end, so a flow that is not in the list does not exist.
 *
 * @throws {KaleyraError} If a page cannot be read, or the list does not end: cursors or pages
 *   repeat.
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
      // An empty page whose cursor leads to itself is the end.
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

/**
 * Removes the flows of earlier pages from a page. A flow that is created meanwhile may move another
 * one to the next page, but never a whole page.
 *
 * @param ids The ids on earlier pages; those of this page are added.
 * @throws {Unreadable} If all flows of the page were on earlier pages.
 */
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
