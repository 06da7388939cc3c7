import type { Flow } from "../../../provider/kaleyra/flow";
import { Failure } from "../failure";

/** Which flows of a WABA are meant. Ids and names add up; stages narrow down. */
export interface Choice {
  readonly ids: readonly string[];
  /** Patterns with `*` for any characters and `?` for one. */
  readonly names: readonly string[];
  readonly stages: readonly string[];
}

/** The flows that are meant, in the order of their names. */
export function chosen(flows: readonly Flow[], { ids, names, stages }: Choice): readonly Flow[] {
  const patterns = names.map(patternOf);
  const all = ids.length === 0 && names.length === 0;
  return flows
    .filter(
      ({ id, name, status }) =>
        (all || ids.includes(id) || patterns.some((pattern) => pattern.test(name))) &&
        (stages.length === 0 || stages.includes(status)),
    )
    .sort((one, other) => compare(one.name, other.name) || compare(one.id, other.id));
}

/** @throws {Failure} If an id or a pattern names no flow. */
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

/** By code units, so that two machines number alike. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
