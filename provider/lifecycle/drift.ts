import type { Warn } from "./context";
import { OperationError } from "./operation-error";
import type { ResourceDiff } from "./resource-diff";

/**
 * What a refresh has found changed, against the inputs so far. A refresh plans nothing, so nothing
 * is refused and nothing announced: the next preview does both.
 */
export function driftBy<State, Planned>(
  // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
  diff: (id: string, state: State, news: Planned, warn: Warn) => ResourceDiff,
): (id: string, found: State, inputs: Planned) => ResourceDiff {
  return (id, found, inputs) => {
    try {
      return diff(id, found, inputs, () => {});
    } catch (error) {
      if (error instanceof OperationError) return { changed: ["status"], replaces: [] };
      throw error;
    }
  };
}
