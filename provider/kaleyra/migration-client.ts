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

/** Two WABAs of one Meta business. */
export interface MigrationRoute {
  readonly source: WabaId;
  readonly destination: WabaId;
}

/** One flow to copy, by its name. */
export interface CopyRequest {
  readonly name: string;
  readonly route: MigrationRoute;
}

/**
 * The outcome of one flow in a migration. After `unknown`, the response was lost or does not
 * mention the flow, and a copy may exist now.
 */
export type CopyOutcome =
  | { readonly outcome: "copied"; readonly id: string; readonly sourceId?: string }
  | { readonly outcome: "refused"; readonly failure: Refusal }
  | { readonly outcome: "unknown"; readonly failure: KaleyraFailure };

interface LimitedCopyRequest extends CopyRequest {
  /** The time limit of the operation that requests the copy. */
  readonly limit: TimeLimit;
}

/** The most flows that one request accepts: `migration-names` in docs/assumptions.md. */
const mostAtOnce = 100;
/** How long the first copy of a request waits for others. The engine starts them one by one. */
const windowMs = 500;

/**
 * Copies flows from one WABA to another. Copies between the same two WABAs that start at about the
 * same time, as in one `pulumi up`, share one request. Each has its own outcome.
 */
export class MigrationClient {
  readonly #transport: Transport;
  readonly #loaders = new Map<string, DataLoader<LimitedCopyRequest, CopyOutcome>>();

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * Copies a flow under the same name. The copy of a published flow is published; any other copy is
   * a DRAFT.
   *
   * @throws {KaleyraError} If it is certain that the flow was not copied, and the flow itself is
   *   not the reason.
   */
  async copy(wanted: CopyRequest, limit: TimeLimit): Promise<CopyOutcome> {
    const { source, destination } = wanted.route;
    const loader = this.#loaderFor(`${source} ${destination}`);
    const outcome = await loader.load({ ...wanted, limit });
    // Another operation of the batch may have sent the change, but this operation must finish it,
    // so the change begins and ends here for this operation's limit.
    const endRequest = limit.beginChange();
    endRequest(outcome.outcome !== "refused");
    return outcome;
  }

  #loaderFor(route: string): DataLoader<LimitedCopyRequest, CopyOutcome> {
    const earlier = this.#loaders.get(route);
    if (earlier !== undefined) return earlier;
    const loader = new DataLoader(
      (wanted: readonly LimitedCopyRequest[]) => this.#copyTogether(wanted),
      {
        cache: false,
        maxBatchSize: mostAtOnce,
        batchScheduleFn: (send) => setTimeout(send, windowMs),
      },
    );
    this.#loaders.set(route, loader);
    return loader;
  }

  /**
   * Copies in one request, or in several if a name occurs more than once: a response identifies a
   * flow by its name, so each request has a name at most once, and each copy has one owner.
   */
  async #copyTogether(copies: readonly LimitedCopyRequest[]): Promise<(CopyOutcome | Error)[]> {
    const outcomes = new Map<LimitedCopyRequest, CopyOutcome | Error>();
    let remaining = copies;
    while (remaining.length > 0) {
      const byName = new Map(remaining.map((copy) => [copy.name, copy]));
      const batch = [...byName.values()];
      const batchOutcomes = await this.#copyBatch(batch);
      batch.forEach((copy, index) => {
        const outcome = batchOutcomes[index];
        if (outcome !== undefined) outcomes.set(copy, outcome);
      });
      remaining = remaining.filter((copy) => !outcomes.has(copy));
    }
    // Each copy has an outcome here; the fallback is for the compiler.
    return copies.map((copy) => outcomes.get(copy) ?? new Error(`${copy.name} was not copied`));
  }

  /**
   * Copies in one request. If Kaleyra refuses the whole request, each flow gets a request of its
   * own, so that one bad flow does not fail the others.
   *
   * @returns The outcomes in the order of the batch.
   */
  async #copyBatch(
    batch: readonly LimitedCopyRequest[],
  ): Promise<readonly (CopyOutcome | Error)[]> {
    const result = await this.#send(batch);
    if (result.failure === undefined) return result.value;
    const { request, failure } = result;
    if (mayHaveBeenApplied(failure)) return batch.map(() => ({ outcome: "unknown", failure }));
    if (failure.kind !== "refused") {
      const error = new KaleyraError(request, failure);
      return batch.map(() => error);
    }
    if (batch.length === 1) return [{ outcome: "refused", failure }];
    const outcomes = await Promise.all(batch.map((copy) => this.#copyBatch([copy])));
    return outcomes.flat();
  }

  /**
   * Sends one request with the longest remaining time limit of its operations, so that no copy
   * fails because of another operation's limit.
   *
   * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-migrate-flow
   */
  #send(batch: readonly LimitedCopyRequest[]): Promise<ApiResult<readonly CopyOutcome[]>> {
    const { route, limit } = batch.reduce((longest, copy) =>
      copy.limit.remainingMs > longest.limit.remainingMs ? copy : longest,
    );
    const request: ApiRequest = {
      method: "POST",
      path: endpoints.migration(route.source, route.destination),
      body: { json: { source_flow_names: batch.map(({ name }) => name) } },
      repeatable: "ifNotApplied",
    };
    return this.#transport.send(request, limit, (response) => this.#outcomesIn(response, batch));
  }

  /** The outcomes in the order of the batch. A successful response may report only failed flows. */
  #outcomesIn(response: ApiResponse, batch: readonly LimitedCopyRequest[]): readonly CopyOutcome[] {
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
