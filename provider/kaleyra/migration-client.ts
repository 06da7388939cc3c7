import DataLoader from "dataloader";

import { endpoints } from "./endpoints";
import { KaleyraError, type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import type { WabaId } from "./ids";
import { shortText } from "./read-failure";
import type { Refusal } from "./refusals";
import type { ApiRequest } from "./request";
import type { ApiResponse } from "./response";
import type { ApiResult } from "./result";
import type { TimeLimit } from "./time-limit";
import type { Transport } from "./transport";
import { readMigration } from "./wire";

/** Two WABAs under one Meta business. */
export interface MigrationRoute {
  readonly source: WabaId;
  readonly destination: WabaId;
}

/** One flow to copy, by its name. */
export interface WantedCopy {
  readonly name: string;
  readonly route: MigrationRoute;
}

/** What became of one flow of a migration. */
export type CopyOutcome =
  | { readonly outcome: "copied"; readonly id: string; readonly sourceId?: string }
  | { readonly outcome: "refused"; readonly failure: Refusal }
  /** The answer was lost, or does not speak of the flow: there may be a copy now. */
  | { readonly outcome: "unknown"; readonly failure: KaleyraFailure };

interface Wanted extends WantedCopy {
  /** Of the operation that wants it. */
  readonly limit: TimeLimit;
}

/** The most flows that one request takes. */
const mostAtOnce = 100;
/** How long the first of a request waits for others. */
const windowMs = 500;

/**
 * Copies flows from one WABA to another. Copies that are wanted at about the same time between the
 * same two, as those of one `pulumi up` are, go to Kaleyra in one request. Each has its own outcome.
 */
export class MigrationClient {
  readonly #transport: Transport;
  readonly #loaders = new Map<string, DataLoader<Wanted, CopyOutcome>>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Copies a flow under its name. A published flow's copy is published, any other's a DRAFT.
   *
   * @throws {KaleyraError} If it is certain that the flow was not copied, for no reason of its own.
   */
  async copy(wanted: WantedCopy, limit: TimeLimit): Promise<CopyOutcome> {
    const { source, destination } = wanted.route;
    const loader = this.#loaderFor(`${source} ${destination}`);
    const outcome = await loader.load({ ...wanted, limit });
    // The change was perhaps sent by another operation of the batch, and this one has to finish it.
    limit.beginChange()(outcome.outcome !== "refused");
    return outcome;
  }

  #loaderFor(route: string): DataLoader<Wanted, CopyOutcome> {
    const known = this.#loaders.get(route);
    if (known !== undefined) return known;
    const loader = new DataLoader((wanted: readonly Wanted[]) => this.#copyTogether(wanted), {
      cache: false,
      maxBatchSize: mostAtOnce,
      batchScheduleFn: (send) => setTimeout(send, windowMs),
    });
    this.#loaders.set(route, loader);
    return loader;
  }

  /** A name that is wanted twice is asked for twice, so that its copy has one owner. */
  async #copyTogether(wanted: readonly Wanted[]): Promise<(CopyOutcome | Error)[]> {
    const outcomes = new Map<Wanted, CopyOutcome | Error>();
    for (let left = wanted; left.length > 0; left = left.filter((one) => !outcomes.has(one))) {
      const batch = [...new Map(left.map((one) => [one.name, one])).values()];
      const answers = await this.#copyBatch(batch);
      batch.forEach((one, at) => {
        const answer = answers[at];
        if (answer !== undefined) outcomes.set(one, answer);
      });
    }
    return wanted.map((one) => outcomes.get(one) ?? new Error(`${one.name} was not copied`));
  }

  /** Should one flow make Kaleyra refuse the whole request, the others must not fail for it. */
  async #copyBatch(batch: readonly Wanted[]): Promise<readonly (CopyOutcome | Error)[]> {
    const result = await this.#send(batch);
    if (result.failure === undefined) return result.value;
    const { request, failure } = result;
    if (mayHaveBeenApplied(failure)) return batch.map(() => ({ outcome: "unknown", failure }));
    if (failure.kind !== "refused") {
      const error = new KaleyraError(request, failure);
      return batch.map(() => error);
    }
    if (batch.length === 1) return [{ outcome: "refused", failure }];
    const alone = await Promise.all(batch.map((one) => this.#copyBatch([one])));
    return alone.flat();
  }

  /**
   * Sends one request, within the time of the operation that has most of it, so that none fails for
   * another's limit.
   *
   * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-migrate-flow
   */
  #send(batch: readonly Wanted[]): Promise<ApiResult<readonly CopyOutcome[]>> {
    const { route, limit } = batch.reduce((one, other) =>
      other.limit.remainingMs > one.limit.remainingMs ? other : one,
    );
    const request: ApiRequest = {
      method: "POST",
      path: endpoints.migration(route.source, route.destination),
      body: { json: { source_flow_names: batch.map(({ name }) => name) } },
      repeatable: "ifNotActedOn",
    };
    return this.#transport.send(request, limit, (response) => this.#outcomesIn(response, batch));
  }

  /** The answer tells of each flow by itself: a success may hold failures only. */
  #outcomesIn(response: ApiResponse, batch: readonly Wanted[]): readonly CopyOutcome[] {
    const { migrated, failed } = readMigration(response);
    const { status } = response;
    return batch.map(({ name }): CopyOutcome => {
      const copy = migrated.get(name);
      if (copy !== undefined) return { outcome: "copied", ...copy };
      const refused = failed.get(name);
      if (refused === undefined) {
        return { outcome: "unknown", failure: { kind: "notConfirmed", status } };
      }
      const { code } = refused;
      const message = shortText(refused.message, this.#transport.mask);
      const meta = code === undefined ? {} : { meta: { code } };
      return { outcome: "refused", failure: { kind: "refused", status, message, ...meta } };
    });
  }
}
