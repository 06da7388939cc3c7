import type { Measurement } from "./measure/compare";
import { engineTable, measure } from "./parts/engine";
import { goalsTable } from "./report/goals";
import { growthPicture } from "./report/growth";
import { bare } from "./ways/bare";
import { dynamic, floor, plugin, usual } from "./ways/pulumi";
import { operations } from "./ways/way";

/** All ways but Terraform, which the machine of a test may not have. Each has a `title`. */
const ways = [floor, bare, dynamic, plugin, usual];

/** One of ten flows changes, rounded up (`programs/flow-inputs.ts`): here one. */
const flows = 4;
const reportedLines: string[] = [];
const setting = { flows, latencyMs: 0, documents: true };

describe("the benchmark", () => {
  let measured: readonly Measurement[];
  const measurementOf = (way: string, operation: string) =>
    measured.find((one) => one.way === way && one.operation === operation);

  beforeAll(async () => {
    measured = await measure(ways, [setting], {
      repetitions: 1,
      report: (line) => reportedLines.push(line),
    });
  }, 600_000);

  it("creates, changes and deletes the same flows in every way, with no other requests", () => {
    for (const way of ["bare", "dynamic", "plugin"]) {
      // A create and an upload for each; a read and an upload for the one that changes; a delete for each.
      expect([way, measurementOf(way, "up")?.calls]).toEqual([way, 2 * flows]);
      expect([way, measurementOf(way, "change")?.calls]).toEqual([way, 2]);
      expect([way, measurementOf(way, "destroy")?.calls]).toEqual([way, flows]);
    }
    // The usual way does not read a flow before it edits it.
    expect(measurementOf("usual", "change")?.calls).toBe(1);
    for (const operation of operations) {
      expect(measurementOf("floor", operation)?.calls).toBe(0);
    }
    for (const way of ["dynamic", "plugin", "usual"]) {
      expect([way, measurementOf(way, "unchanged up")?.calls]).toEqual([way, 0]);
      expect([way, measurementOf(way, "preview")?.calls]).toEqual([way, 0]);
    }
  });

  it("measures processes and states: the provider's states are far smaller than the usual way's", () => {
    for (const way of ["floor", "dynamic", "plugin", "usual"]) {
      expect(measurementOf(way, "up")?.cpuSeconds).toBeGreaterThan(0);
      expect(measurementOf(way, "up")?.peakMb).toBeGreaterThan(10); // Every process of Node.js needs more.
    }
    const usualBytes = measurementOf("usual", "up")?.stateBytes ?? Number.NaN;
    for (const way of ["dynamic", "plugin"]) {
      // NaN, if there is no measurement, is neither above nor below a number.
      const share = (measurementOf(way, "up")?.stateBytes ?? Number.NaN) / usualBytes;
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(0.6); // The goal of `report/goals.ts`.
    }
  });

  it("compares the ways in a table and a picture", () => {
    const rows = engineTable(measured, "floor").split("\n");
    expect(reportedLines).toHaveLength(ways.length * operations.length);
    expect(rows).toHaveLength(2 + ways.length * operations.length); // The head has two lines.
    expect(rows.find((row) => /\| up .*\| floor /.test(row))).toMatch(/\| 1\.00 +\|/);
    expect(growthPicture(measured, "up").match(/<polyline/g)).toHaveLength(ways.length);
    // The goals are for 100 and 500 flows.
    expect(goalsTable(measured)).toBe("");
  });
});
