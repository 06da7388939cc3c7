import { type Operation, operations, type Setting } from "../ways/way";

/** One operation of one way, measured once. */
export interface Measurement {
  readonly way: string;
  readonly setting: Setting;
  readonly operation: Operation;
  /**
   * The number of the repetition, from 0. Only measurements of the same one are compared: they ran
   * one after the other, so that other load affects all of them.
   */
  readonly repetition: number;
  readonly seconds: number;
  /** Processor time of all processes except the emulator's; other load hardly changes it. */
  readonly cpuSeconds: number;
  /** The number of requests that reached Kaleyra, downloads included. */
  readonly calls: number;
  /** The size of the state after the operation; 0 for the bare script. */
  readonly stateBytes: number;
  /** The peak memory of the process that `Session.measuredProcess` selects. */
  readonly peakMb: number;
}

/** The repetitions of one measurement. */
export type Group = readonly [Measurement, ...Measurement[]];

export interface Comparison {
  readonly of: "seconds" | "cpuSeconds";
  /** The name of the way whose time is the divisor. */
  readonly base: string;
  /** The name of the way whose time is subtracted before the division. */
  readonly less?: string | undefined;
}

/**
 * The times of a group, divided by those of another way in the same repetition. A repetition in
 * which another way was not measured has no ratio.
 */
export function ratios(
  group: Group,
  measured: readonly Measurement[],
  { of, base, less }: Comparison,
): readonly number[] {
  return group.flatMap((one) => {
    const divisor = counterpart(measured, one, base)?.[of];
    const subtracted = less === undefined ? 0 : counterpart(measured, one, less)?.[of];
    if (divisor === undefined || subtracted === undefined) return [];
    return [(one[of] - subtracted) / divisor];
  });
}

/** The measurement of another way with the same operation, repetition and setting. */
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
 * Groups the repetitions of each measurement. The groups are sorted by latency, flows and
 * operation; within these the ways keep the order in which they ran.
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
