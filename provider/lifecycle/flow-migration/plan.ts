import type { Warn } from "../context";
import { effectOnReplaced } from "../flow/diff";
import { refuseKeepingOld } from "../flow/plan-refusals";
import { deletionPolicyOf } from "../flow/state";
import { OperationError } from "../operation-error";
import { driftBy } from "../refresh-diffs";
import type { ResourceDiff } from "../resource";
import { UNKNOWN, isKnown, type Planned } from "../value";
import { copyOf, migrationLabel, type FlowMigrationState, type PlannedMigration } from "./state";

const identifyingProperties = ["sourceWabaId", "destinationWabaId", "flowName"] as const;

/**
 * Returns what an update would change. Another source, destination or name needs a new copy. An
 * unknown value is shown as a change and replaces nothing.
 *
 * @throws {OperationError} If the new copy could not get its name, or the old copy could not be
 *   removed.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
export function diffMigration(
  id: string,
  state: FlowMigrationState,
  news: PlannedMigration,
  warn: Warn,
): ResourceDiff {
  const changed = identifyingProperties.filter((property) => news[property] !== state[property]);
  const replaces = changed.filter((property) => isKnown(news[property]));
  if (replaces.length > 0) {
    const reasons = replaces.join(", ");
    refuseReplacement(id, state, { news, reasons });
    warn(`will be copied again, because of ${reasons}; ${effectOnReplaced(copyOf(state))}`);
  }
  const policy = deletionPolicyOf(news) === state.deletionPolicy ? [] : ["deletionPolicy"];
  // The create could not read the status; the update does.
  const unread = state.status === undefined ? ["status"] : [];
  return { changed: [...changed, ...policy, ...unread], replaces };
}

/**
 * Refuses a replacement that would end half-way. The new copy is made first, so the old copy still
 * has the name that both would have.
 *
 * @throws {OperationError} If the new copy could not get its name, or the old copy could not be
 *   removed.
 */
function refuseReplacement(
  id: string,
  state: FlowMigrationState,
  { news, reasons }: { readonly news: PlannedMigration; readonly reasons: string },
): void {
  const { flowName, destinationWabaId } = state;
  const plan = `${migrationLabel(state, id)} would be copied again, because of ${reasons}`;
  refuseKeepingOld(plan, copyOf(state));
  if (news.flowName !== flowName || news.destinationWabaId !== destinationWabaId) return;
  throw new OperationError(
    `${plan}, but WABA ${destinationWabaId} still has the copy, and accepts the name ${JSON.stringify(flowName)} once. If the copy ` +
      "is a DRAFT, take the migration out of the program, run `pulumi up`, and put it back; a published one most " +
      "likely keeps its name for good.",
  );
}

/** What a refresh found changed in a migration. */
export const driftOfMigration = driftBy(diffMigration);

/**
 * The state that a preview can promise for a copy. Sends nothing.
 *
 * @param state Missing for a new copy, whose status is not known yet.
 */
export function plannedMigration(
  state: FlowMigrationState | undefined,
  inputs: PlannedMigration,
): Partial<Planned<FlowMigrationState>> {
  const outputs: Partial<Planned<FlowMigrationState>> = state ?? { sourceFlowId: UNKNOWN };
  const status = state?.status ?? UNKNOWN;
  return { ...outputs, ...inputs, deletionPolicy: deletionPolicyOf(inputs), status };
}
