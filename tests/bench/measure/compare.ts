import { type Operation, operations, type Setting } from "../ways/way";

/** One operation of one way, measured once. */
export interface Measurement {
  readonly way: string;
  readonly setting: Setting;
  readonly operation: Operation;
  /** Measurements of one repetition alternate, and only these are compared. */
  readonly repetition: number;
  readonly seconds: number;
  /** Processor time of all processes except the emulator's, which other load hardly changes. */
  readonly cpuSeconds: number;
  /** Requests that reached Kaleyra. */
  readonly calls: number;
  /** The size of the state after the operation. */
  readonly stateBytes: number;
  /** Peak of the provider's process. */
  readonly peakMb: number;
}

/** The repetitions of one measurement. */
export type Group = readonly [Measurement, ...Measurement[]];

export interface Comparison {
  readonly of: "seconds" | "cpuSeconds";
  /** The way that a time is divided by. */
  readonly base: string;
  /** The way whose time is subtracted first. */
  readonly less?: string | undefined;
}

/** The times of a group, divided by those of another way in the same repetition. */
export function ratios(
  group: Group,
  measured: readonly Measurement[],
  { of, base, less }: Comparison,
): readonly number[] {
  return group.flatMap((one) => {
    const below = counterpart(measured, one, base)?.[of];
    const taken = less === undefined ? 0 : counterpart(measured, one, less)?.[of];
    return below === undefined || taken === undefined ? [] : [(one[of] - taken) / below];
  });
}

function counterpart(measured: readonly Measurement[], to: Measurement, way: string) {
  return measured.find(
    (one) =>
      one.way === way &&
      one.operation === to.operation &&
      one.repetition === to.repetition &&
      one.setting === to.setting,
  );
}

/**
 * Groups repeated measurements by latency, flows and operation, with the ways next to each other.
 */
export function groupsOf(measured: readonly Measurement[]): readonly Group[] {
  const groups = new Map<string, [Measurement, ...Measurement[]]>();
  for (const one of measured) {
    const { flows, latencyMs } = one.setting;
    const key = [latencyMs, flows, one.operation, one.way].join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].sort(
    ([one], [other]) =>
      one.setting.latencyMs - other.setting.latencyMs ||
      one.setting.flows - other.setting.flows ||
      operations.indexOf(one.operation) - operations.indexOf(other.operation),
  );
}
