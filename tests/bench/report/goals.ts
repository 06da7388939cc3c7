import { table } from "../../support/table";
import { type Group, groupsOf, type Measurement, ratios } from "../measure/compare";
import { formatSpread, spreadOf } from "../measure/spread";

/** The operations with a goal for 500 flows. */
const goalOperations = ["up", "preview", "destroy"] as const;

/**
 * The project's goals next to the measurements. A goal is left out if its setting was not measured;
 * without any goal the text is empty.
 */
export function goalsTable(measured: readonly Measurement[]): string {
  const groups = groupsOf(measured);
  const groupOf = (way: string, operation: string, { flows, latencyMs }: GoalSetting) =>
    groups.find(
      ([one]) =>
        one.way === way &&
        one.operation === operation &&
        one.setting.flows === flows &&
        one.setting.latencyMs === latencyMs,
    );
  const secondsAgainst = (base: string, less?: string) => (group: Group) =>
    formatSpread(spreadOf(ratios(group, measured, { of: "seconds", base, less })));
  const rows: (readonly string[])[] = [];
  const addRow = (goal: string, group: Group | undefined, value: (group: Group) => string) => {
    if (group !== undefined) rows.push([goal, value(group)]);
  };
  for (const operation of goalOperations) {
    const goal = `${operation} of 500 flows, less the bare script, against the floor`;
    const plugin = groupOf("plugin", operation, fiveHundred);
    const dynamic = groupOf("dynamic", operation, fiveHundred);
    addRow(`${goal}: plugin, at most 1.15`, plugin, secondsAgainst("floor", "bare"));
    addRow(`${goal}: dynamic, at most 1.4`, dynamic, secondsAgainst("floor", "bare"));
    addRow(
      `${operation} of 500 flows, dynamic against the usual way, at most 0.67`,
      dynamic,
      secondsAgainst("usual"),
    );
  }
  for (const operation of ["up", "destroy"]) {
    for (const way of ["plugin", "dynamic"]) {
      const group = groupOf(way, operation, hundredWithLatency);
      const goal = `${operation} of 100 flows at 250 ms, ${way}`;
      addRow(`${goal} against the bare script, at most 1.2`, group, secondsAgainst("bare"));
      addRow(`${goal} against the floor, which waits as long`, group, secondsAgainst("floor"));
    }
  }
  for (const way of ["plugin", "dynamic"]) {
    const up = groupOf(way, "up", fiveHundred);
    const usual = groupOf("usual", "up", fiveHundred);
    addRow(
      `calls for statuses and metadata in a refresh of 500, ${way}, at most 50`,
      groupOf(way, "refresh", fiveHundred),
      (group) => formatSpread(spreadOf(group.map(callsWithoutDocuments)), 0),
    );
    addRow(`peak memory at 500 flows, ${way}, below 200 MB`, up, (group) =>
      formatSpread(spreadOf(group.map(({ peakMb }) => peakMb)), 0),
    );
    addRow(`state of 500 flows against the usual way's, ${way}, at most 0.6`, up, (group) =>
      usual === undefined ? "–" : (medianStateBytes(group) / medianStateBytes(usual)).toFixed(2),
    );
  }
  return rows.length === 0 ? "" : table(["goal", "measured"], rows);
}

interface GoalSetting {
  readonly flows: number;
  readonly latencyMs: number;
}

const fiveHundred: GoalSetting = { flows: 500, latencyMs: 0 };
const hundredWithLatency: GoalSetting = { flows: 100, latencyMs: 250 };

/** The calls of a refresh without two for each document: its address, and the download. */
function callsWithoutDocuments({ calls, setting }: Measurement): number {
  return calls - 2 * setting.flows;
}

function medianStateBytes(group: Group): number {
  return spreadOf(group.map(({ stateBytes }) => stateBytes)).median;
}
