import DataLoader from "dataloader";

import { KaleyraError } from "./failure";
import type { Flow } from "./flow";

/** The pages of a list; a flow of which it does not tell enough is `undefined`. */
export type Pages = AsyncGenerator<readonly (Flow | undefined)[], void>;

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
export class WabaList {
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
