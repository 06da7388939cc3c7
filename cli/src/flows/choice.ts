import type { Flow } from "../../../provider/kaleyra/flow";
import { Failure } from "../failure";

/** A selection of flows in a WABA: those with one of the ids or names, and one of the statuses. */
export interface Choice {
  readonly ids: readonly string[];
  /** Patterns: `*` matches any characters, `?` one. */
  readonly names: readonly string[];
  readonly statuses: readonly string[];
}

/** The selected flows, sorted by name. */
export function chosen(flows: readonly Flow[], { ids, names, statuses }: Choice): readonly Flow[] {
  const patterns = names.map(patternOf);
  const all = ids.length === 0 && names.length === 0;
  return flows
    .filter(
      ({ id, name, status }) =>
        (all || ids.includes(id) || patterns.some((pattern) => pattern.test(name))) &&
        (statuses.length === 0 || statuses.includes(status)),
    )
    .sort((one, other) => compare(one.name, other.name) || compare(one.id, other.id));
}

/** @throws {Failure} If an id or a pattern matches no flow. */
export function refuseMissing(flows: readonly Flow[], { ids, names }: Choice): void {
  const missing = [
    ...ids.filter((id) => !flows.some((flow) => flow.id === id)).map((id) => `no flow ${id}`),
    ...names
      .filter((name) => !flows.some((flow) => patternOf(name).test(flow.name)))
      .map((name) => `no flow whose name matches ${JSON.stringify(name)}`),
  ];
  if (missing.length > 0) throw new Failure(`the WABA has ${missing.join(", and ")}.`);
}

function patternOf(glob: string): RegExp {
  const source = glob
    .replace(/[\\^$.|+()[\]{}/]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "su");
}

/** Compares by code units, so that the order is the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
