import type { Measurement } from "./measure/compare";
import { engineTable, measure } from "./parts/engine";
import { goalsTable } from "./report/goals";
import { growthPicture } from "./report/growth";
import { bare } from "./ways/bare";
import { dynamic, floor, plugin, usual } from "./ways/pulumi";
import { operations } from "./ways/way";

// What each way is, is in its `title`: `floor` calls nothing, `usual` is a class of Pulumi's guide.
const ways = [floor, bare, dynamic, plugin, usual];

/** A tenth of them, rounded up, changes: one. */
const flows = 4;
const reported: string[] = [];
const setting = { flows, latencyMs: 0, documents: true };

describe("the benchmark", () => {
  let measured: readonly Measurement[];
  const one = (way: string, operation: string) =>
    measured.find((each) => each.way === way && each.operation === operation);

  beforeAll(async () => {
    measured = await measure(ways, [setting], {
      repetitions: 1,
      report: (measurement) => reported.push(measurement),
    });
  }, 600_000);

  it("creates, changes and deletes the same flows in every way, and calls Kaleyra for nothing else", () => {
    for (const way of ["bare", "dynamic", "plugin"]) {
      // A create and an upload for each; a read and an upload for the one that changes; a delete for each.
      expect([way, one(way, "up")?.calls]).toEqual([way, 2 * flows]);
      expect([way, one(way, "change")?.calls]).toEqual([way, 2]);
      expect([way, one(way, "destroy")?.calls]).toEqual([way, flows]);
    }
    // The usual way does not read a flow before it edits it.
    expect(one("usual", "change")?.calls).toBe(1);
    for (const operation of operations) expect(one("floor", operation)?.calls).toBe(0);
    for (const way of ["dynamic", "plugin", "usual"]) {
      expect([way, one(way, "unchanged up")?.calls]).toEqual([way, 0]);
      expect([way, one(way, "preview")?.calls]).toEqual([way, 0]);
    }
  });

  it("measures processes and states; ours are far smaller than the usual way's", () => {
    for (const way of ["floor", "dynamic", "plugin", "usual"]) {
      expect(one(way, "up")?.cpuSeconds).toBeGreaterThan(0);
      expect(one(way, "up")?.peakMb).toBeGreaterThan(10); // Every process of Node.js needs more.
    }
    const usualBytes = one("usual", "up")?.stateBytes ?? Number.NaN;
    for (const way of ["dynamic", "plugin"]) {
      expect((one(way, "up")?.stateBytes ?? 0) / usualBytes).toBeGreaterThan(0);
      expect((one(way, "up")?.stateBytes ?? Number.NaN) / usualBytes).toBeLessThan(0.6);
    }
  });

  it("compares the ways in a table and a picture", () => {
    const rows = engineTable(measured, "floor").split("\n");
    expect(reported).toHaveLength(ways.length * operations.length);
    expect(rows).toHaveLength(2 + ways.length * operations.length); // The head has two.
    expect(rows.find((row) => /\| up .*\| floor /.test(row))).toMatch(/\| 1\.00 +\|/);
    expect(growthPicture(measured, "up").match(/<polyline/g)).toHaveLength(ways.length);
    // No goal is about so few flows.
    expect(goalsTable(measured)).toBe("");
  });
});
