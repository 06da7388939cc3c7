import DataLoader from "dataloader";

import { KaleyraError } from "./failure";
import { type CopyOutcome, MigrationClient, type MigrationRoute } from "./migration-client";

/** One flow to copy, by its name. */
export interface WantedCopy {
  readonly name: string;
  readonly route: MigrationRoute;
}

/** The same, and the client of the operation that wants it. */
interface Wanted {
  readonly name: string;
  readonly copy: (names: readonly string[]) => Promise<readonly CopyOutcome[]>;
}

/**
 * Copies that are wanted at about the same time between the same two WABAs, as those of one
 * `pulumi up` are, go to Kaleyra in one call. Each gets its own outcome.
 */
export class MigrationBatches {
  readonly #windowMs: number;
  readonly #loaders = new Map<string, DataLoader<Wanted, CopyOutcome>>();

  /** @param windowMs How long the first of a call waits for others. */
  constructor(windowMs = 500) {
    this.#windowMs = windowMs;
  }

  /** @throws {KaleyraError} If it is certain that the flow was not copied, for no reason of its own. */
  copy({ name, route }: WantedCopy, client: Pick<MigrationClient, "copy">): Promise<CopyOutcome> {
    const wanted = { name, copy: (names: readonly string[]) => client.copy(route, names) };
    return this.#loaderFor(`${route.source} ${route.destination}`).load(wanted);
  }

  #loaderFor(route: string): DataLoader<Wanted, CopyOutcome> {
    const known = this.#loaders.get(route);
    if (known !== undefined) return known;
    const loader = new DataLoader(copyTogether, {
      cache: false,
      maxBatchSize: MigrationClient.mostAtOnce,
      batchScheduleFn: (send) => setTimeout(send, this.#windowMs),
    });
    this.#loaders.set(route, loader);
    return loader;
  }
}

/** A name that is wanted twice is asked for twice, so that its copy has one owner. */
async function copyTogether(wanted: readonly Wanted[]): Promise<(CopyOutcome | Error)[]> {
  const outcomes = new Map<Wanted, CopyOutcome | Error>();
  for (let left = wanted; left.length > 0; left = left.filter((one) => !outcomes.has(one))) {
    const batch = [...new Map(left.map((one) => [one.name, one])).values()];
    const answers = await copyBatch(batch);
    batch.forEach((one, at) => {
      const answer = answers[at];
      if (answer !== undefined) outcomes.set(one, answer);
    });
  }
  return wanted.map((one) => outcomes.get(one) ?? new Error(`${one.name} was not copied`));
}

/** Should one flow make Kaleyra refuse the whole call, the others must not fail for it. */
async function copyBatch(batch: readonly Wanted[]): Promise<readonly (CopyOutcome | Error)[]> {
  try {
    return await copyAll(batch);
  } catch (error) {
    if (!(error instanceof KaleyraError)) throw error;
    const { failure } = error;
    if (failure.kind !== "refused") return batch.map(() => error);
    if (batch.length === 1) return [{ outcome: "refused", failure }];
    const alone = await Promise.all(batch.map((one) => copyBatch([one])));
    return alone.flat();
  }
}

function copyAll(batch: readonly Wanted[]): Promise<readonly CopyOutcome[]> {
  const [first] = batch;
  return first === undefined ? Promise.resolve([]) : first.copy(batch.map(({ name }) => name));
}
