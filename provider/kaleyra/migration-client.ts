import { endpoints } from "./endpoints";
import { KaleyraError, type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import type { WabaId } from "./ids";
import { shortText } from "./read-failure";
import type { Refusal } from "./refusals";
import type { TimeLimit } from "./time-limit";
import type { ApiRequest, Transport } from "./transport";
import { readMigration } from "./wire";

/** Two WABAs under one Meta business. */
export interface MigrationRoute {
  readonly source: WabaId;
  readonly destination: WabaId;
}

/** What became of one flow of a migration. */
export type CopyOutcome =
  | { readonly outcome: "copied"; readonly id: string; readonly sourceId?: string }
  | { readonly outcome: "refused"; readonly failure: Refusal }
  /** The answer was lost, or does not speak of the flow: there may be a copy now. */
  | { readonly outcome: "unknown"; readonly failure: KaleyraFailure };

/** Copies flows from one WABA to another, for one operation and its time limit. */
export class MigrationClient {
  /** The most flows that one call takes. */
  static readonly mostAtOnce = 100;

  readonly #transport: Transport;
  readonly #limit: TimeLimit;

  constructor(transport: Transport, limit: TimeLimit) {
    this.#transport = transport;
    this.#limit = limit;
  }

  /**
   * Copies flows under their names. A published flow's copy is published, any other's a DRAFT. The
   * answer tells of each flow by itself: a success may hold failures only.
   *
   * @param names At most {@link mostAtOnce}, each once.
   * @returns What became of each, in the order of the names.
   * @throws {KaleyraError} If it is certain that none was copied.
   * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-migrate-flow
   */
  async copy(
    { source, destination }: MigrationRoute,
    names: readonly string[],
  ): Promise<readonly CopyOutcome[]> {
    const call: ApiRequest = {
      method: "POST",
      path: endpoints.migration(source, destination),
      body: { json: { source_flow_names: names } },
      repeatable: "ifNotActedOn",
    };
    try {
      const { migrated, failed, status } = await this.#transport.send(
        call,
        this.#limit,
        (answer) => ({ ...readMigration(answer), status: answer.status }),
      );
      return names.map((name): CopyOutcome => {
        const copy = migrated.get(name);
        if (copy !== undefined) return { outcome: "copied", ...copy };
        const failure = failed.get(name);
        if (failure === undefined) {
          return { outcome: "unknown", failure: { kind: "notConfirmed", status } };
        }
        const { code } = failure;
        const message = shortText(failure.message, this.#transport.mask);
        const meta = code === undefined ? {} : { meta: { code } };
        return { outcome: "refused", failure: { kind: "refused", status, message, ...meta } };
      });
    } catch (error) {
      if (!(error instanceof KaleyraError) || !mayHaveBeenApplied(error.failure)) throw error;
      const { failure } = error;
      return names.map(() => ({ outcome: "unknown", failure }));
    }
  }
}
