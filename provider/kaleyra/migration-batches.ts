import DataLoader from "dataloader";

import { KaleyraError } from "./failure";
import { type CopyOutcome, MigrationClient, type MigrationRoute } from "./migration-client";
import type { TimeLimit } from "./time-limit";

/** One flow to copy, by its name. */
export interface WantedCopy {
  readonly name: string;
  readonly route: MigrationRoute;
}

/** The operation that wants it. */
export interface CopyOperation {
  readonly client: Pick<MigrationClient, "copy">;
  readonly limit: TimeLimit;
}

interface Wanted extends WantedCopy, CopyOperation {}

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
  async copy(wanted: WantedCopy, operation: CopyOperation): Promise<CopyOutcome> {
    const { source, destination } = wanted.route;
    const loader = this.#loaderFor(`${source} ${destination}`);
    const outcome = await loader.load({ ...wanted, ...operation });
    // The change was perhaps sent by another operation of the batch, and this one has to finish it.
    operation.limit.beginChange()(outcome.outcome !== "refused");
    return outcome;
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

/** Within the time of the operation that has most of it, so that none fails for another's limit. */
function copyAll(batch: readonly Wanted[]): Promise<readonly CopyOutcome[]> {
  const [first, ...others] = batch;
  if (first === undefined) return Promise.resolve([]);
  const { client, route } = others.reduce(
    (one, other) => (other.limit.remainingMs > one.limit.remainingMs ? other : one),
    first,
  );
  return client.copy(
    route,
    batch.map(({ name }) => name),
  );
}
