import { table } from "../../support/table";
import { type Group, groupsOf, type Measurement, ratios } from "../measure/compare";
import { formatSpread, spreadOf } from "../measure/spread";

const heavy = ["up", "preview", "destroy"] as const;

/**
 * The project's goals next to the measurements. A goal is left out if its setting was not measured.
 */
export function goalsTable(measured: readonly Measurement[]): string {
  const groups = groupsOf(measured);
  const group = (way: string, operation: string, [flows, latencyMs]: readonly [number, number]) =>
    groups.find(
      ([one]) =>
        one.way === way &&
        one.operation === operation &&
        one.setting.flows === flows &&
        one.setting.latencyMs === latencyMs,
    );
  const against = (base: string, less?: string) => (one: Group) =>
    formatSpread(spreadOf(ratios(one, measured, { of: "seconds", base, less })));
  const rows: (readonly string[])[] = [];
  const row = (goal: string, one: Group | undefined, value: (one: Group) => string) => {
    if (one !== undefined) rows.push([goal, value(one)]);
  };
  for (const operation of heavy) {
    const goal = `${operation} of 500 flows, less the bare script, against the floor`;
    row(
      `${goal}: plugin, at most 1.15`,
      group("plugin", operation, [500, 0]),
      against("floor", "bare"),
    );
    row(
      `${goal}: dynamic, at most 1.4`,
      group("dynamic", operation, [500, 0]),
      against("floor", "bare"),
    );
    row(
      `${operation} of 500 flows, dynamic against the usual way, at most 0.67`,
      group("dynamic", operation, [500, 0]),
      against("usual"),
    );
  }
  for (const operation of ["up", "destroy"]) {
    for (const way of ["plugin", "dynamic"]) {
      const one = group(way, operation, [100, 250]);
      const goal = `${operation} of 100 flows at 250 ms, ${way}`;
      row(`${goal} against the bare script, at most 1.2`, one, against("bare"));
      row(`${goal} against the floor, which waits as long`, one, against("floor"));
    }
  }
  for (const way of ["plugin", "dynamic"]) {
    const calls = ({ calls: all, setting }: Measurement) => all - 2 * setting.flows;
    row(
      `calls for statuses and metadata in a refresh of 500, ${way}, at most 50`,
      group(way, "refresh", [500, 0]),
      (one) => formatSpread(spreadOf(one.map(calls)), 0),
    );
    row(`peak memory at 500 flows, ${way}, below 200 MB`, group(way, "up", [500, 0]), (one) =>
      formatSpread(spreadOf(one.map(({ peakMb }) => peakMb)), 0),
    );
    const usual = group("usual", "up", [500, 0]);
    row(
      `state of 500 flows against the usual way's, ${way}, at most 0.6`,
      group(way, "up", [500, 0]),
      (one) =>
        usual === undefined ? "–" : (medianStateBytes(one) / medianStateBytes(usual)).toFixed(2),
    );
  }
  return rows.length === 0 ? "" : table(["goal", "measured"], rows);
}

function medianStateBytes(group: Group): number {
  return spreadOf(group.map(({ stateBytes }) => stateBytes)).median;
}
