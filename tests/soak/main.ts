/**
 * `npm run soak`: 1,000 flows through every run of the engine, then a server with a limit of ten
 * requests a second. Prints the measurements, and fails if one of them is unexpected. The variable
 * SOAK_FLOWS sets another number of flows.
 */
import { startEmulator, type Switches } from "kaleyra-emulator";

import { TestStack } from "../support/stack";
import { table } from "../support/table";
import { manyFlows } from "./many-flows";
import { Soak } from "./soak";

/** The default of the provider's setting. */
const maxConcurrency = 10;
const requestsPerSecond = 10;
/** The heap of a refresh grows by about 60 MB before a collection, with 200 flows as with 1,000. */
const maxGrowthMb = 100;
/** The latency of Kaleyra's responses; without it, requests would hardly overlap. */
const latencyMs = 40;
/** How many operations the engine runs at once: more than the provider may have requests in flight. */
const parallel = "32";

async function main(): Promise<void> {
  const count = Number(process.env["SOAK_FLOWS"] ?? 1_000);
  const many = await soak(count, { latencyMs });
  const rateLimit = { requestsPerSecond, retryAfter: true };
  const limited = await soak(Math.min(200, Math.ceil(count / 5)), { rateLimit });
  console.log(`${count} flows\n${summary(many)}\n\nTen requests a second\n${summary(limited)}`);
  const deviations = [...many.deviations, ...limited.deviations];
  if (deviations.length === 0) return;
  console.error(`\nUnexpected:\n${deviations.join("\n")}`);
  process.exitCode = 1;
}

/** Takes this many flows from `up` to destroy, at an emulator with these switches. */
async function soak(count: number, switches: Partial<Switches>): Promise<Soak> {
  await using kaleyra = await startEmulator({ switches });
  await using stack = await TestStack.create({
    kaleyra,
    program: manyFlows(count, false),
    environment: { PULUMI_PARALLEL: parallel },
  });
  const measured = new Soak(stack, kaleyra);
  const changed = Math.ceil(count / 10);
  await measured.run("up", () => stack.up(), { create: count });
  await measured.expectFlows("after up", count);
  await measured.run("preview", () => stack.preview(), { same: count });
  await measured.run("refresh", () => stack.refresh(), { same: count });
  await measured.expectFlows("after refresh", count);
  await measured.run("change", () => stack.up(manyFlows(count, true)), {
    update: changed,
    same: count - changed,
  });
  await measured.expectFlows("after change", count);
  await measured.run("destroy", () => stack.destroy(), { delete: count });
  await measured.expectFlows("after destroy", 0);
  measured.expectRequestsInFlight(maxConcurrency);
  measured.expectGrowth(maxGrowthMb);
  return measured;
}

/** The measurements of all runs as a table. */
function summary({ runs }: Soak): string {
  return table(
    ["", "seconds", "flows", "requests", "of them 429", "most in flight", "MB start", "end", "max"],
    runs.map(({ title, seconds, changes, requests, refused429, maxConcurrentRequests, memory }) => {
      const { start, end, max } = memory;
      const numbers = [requests, refused429, maxConcurrentRequests, start, end, max];
      return [title, String(seconds), changes, ...numbers.map(String)];
    }),
  );
}

void main();
