import { table } from "../../support/table";
import { type Group, groupsOf, type Measurement, ratios } from "../measure/compare";
import { runWays } from "../measure/run-ways";
import { formatSpread, spreadOf } from "../measure/spread";
import type { Setting, Way } from "../ways/way";

export interface MeasureOptions {
  readonly repetitions: number;
  /** Receives a line about each measurement when it is ready, since a run may take hours. */
  readonly report: (line: string) => void;
}

/** Runs all operations in each way, with every setting. */
export async function measure(
  ways: readonly Way[],
  settings: readonly Setting[],
  { repetitions, report }: MeasureOptions,
): Promise<readonly Measurement[]> {
  const measured: Measurement[] = [];
  for (const setting of settings) {
    for await (const one of runWays(ways, setting, repetitions)) {
      measured.push(one);
      const { way, operation, seconds, cpuSeconds, calls } = one;
      const conditions = `${setting.flows} flows, ${setting.latencyMs} ms`;
      const cost = `${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of CPU, ${calls} calls`;
      report(`${conditions}: ${way}, ${operation}: ${cost}`);
    }
  }
  return measured;
}

/**
 * One row for each setting, operation and way. docs/performance.md explains the columns.
 *
 * @param base The name of the way whose time the ratios divide by.
 */
export function engineTable(measured: readonly Measurement[], base: string): string {
  const head = [
    "flows",
    "latency",
    "operation",
    "way",
    `time / ${base}`,
    `(time − bare) / ${base}`,
    `CPU / ${base}`,
    "calls",
    "state, kB",
    "peak, MB",
    "seconds",
    "of CPU",
  ];
  return table(
    head,
    groupsOf(measured).map((group) => rowOf(group, measured, base)),
  );
}

function rowOf(group: Group, measured: readonly Measurement[], base: string): string[] {
  const [{ setting, operation, way }] = group;
  // The bare script has no engine, so it has no state, and the column without its own time is 0.
  const hasEngine = way !== "bare";
  const spread = (value: (one: Measurement) => number, digits: number) =>
    formatSpread(spreadOf(group.map(value)), digits);
  const ratio = (of: "seconds" | "cpuSeconds", less?: string) =>
    formatSpread(spreadOf(ratios(group, measured, { of, base, less })));
  return [
    String(setting.flows),
    `${setting.latencyMs} ms`,
    operation,
    way,
    ratio("seconds"),
    hasEngine && base !== "bare" ? ratio("seconds", "bare") : "",
    ratio("cpuSeconds"),
    spread(({ calls }) => calls, 0),
    hasEngine ? spread(({ stateBytes }) => stateBytes / 1000, 0) : "",
    spread(({ peakMb }) => peakMb, 0),
    spread(({ seconds }) => seconds, 1),
    spread(({ cpuSeconds }) => cpuSeconds, 1),
  ];
}
