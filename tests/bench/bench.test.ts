import type { Measurement } from "./measure/compare";
import { engineTable, measure } from "./parts/engine";
import { goalsTable } from "./report/goals";
import { growthPicture } from "./report/growth";
import { bare } from "./ways/bare";
import { dynamic, floor, plugin, usual } from "./ways/pulumi";
import { operations } from "./ways/way";

const flows = 4;
const reported: string[] = [];
const setting = { flows, latencyMs: 0, documents: true };

describe("the benchmark", () => {
  let measured: readonly Measurement[];
  const one = (way: string, operation: string) =>
    measured.find((each) => each.way === way && each.operation === operation);

  beforeAll(async () => {
    measured = await measure([floor, bare, dynamic, plugin, usual], [setting], {
      repetitions: 1,
      report: (measurement) => reported.push(measurement),
    });
  }, 600_000);

  it("creates, changes and deletes the same flows at Kaleyra in every way that uses it", () => {
    for (const way of ["bare", "dynamic", "plugin"]) {
      expect([way, one(way, "up")?.calls]).toEqual([way, 2 * flows]);
      expect([way, one(way, "change")?.calls]).toEqual([way, 2]);
      expect([way, one(way, "destroy")?.calls]).toEqual([way, flows]);
    }
    // It does not read a flow before it edits it.
    expect(one("usual", "change")?.calls).toBe(1);
    for (const operation of operations) expect(one("floor", operation)?.calls).toBe(0);
    for (const way of ["dynamic", "plugin", "usual"]) {
      expect([way, one(way, "unchanged up")?.calls]).toEqual([way, 0]);
      expect([way, one(way, "preview")?.calls]).toEqual([way, 0]);
    }
  });

  it("finds the measured processes and their state", () => {
    for (const way of ["floor", "dynamic", "plugin", "usual"]) {
      expect(one(way, "up")?.cpuSeconds).toBeGreaterThan(0);
      expect(one(way, "up")?.peakMb).toBeGreaterThan(10);
    }
    const usualBytes = one("usual", "up")?.stateBytes ?? Number.NaN;
    for (const way of ["dynamic", "plugin"]) {
      expect((one(way, "up")?.stateBytes ?? 0) / usualBytes).toBeGreaterThan(0);
      expect((one(way, "up")?.stateBytes ?? Number.NaN) / usualBytes).toBeLessThan(0.6);
    }
  });

  it("compares the ways in a table and a picture", () => {
    const rows = engineTable(measured, "floor").split("\n");
    expect(reported).toHaveLength(5 * operations.length);
    expect(rows).toHaveLength(2 + 5 * operations.length);
    expect(rows.find((row) => /\| up .*\| floor /.test(row))).toMatch(/\| 1\.00 +\|/);
    expect(growthPicture(measured, "up").match(/<polyline/g)).toHaveLength(5);
    // No goal is about so few flows.
    expect(goalsTable(measured)).toBe("");
  });
});
