/**
 * `npm run soak`: 1,000 flows through every run of the engine, then a server with a limit of ten
 * requests a second. Prints the measurements, and fails if one is off. SOAK_FLOWS reduces the
 * number.
 */
import { startEmulator, type Switches } from "kaleyra-emulator";

import { TestStack } from "../support/stack";
import { table } from "../support/table";
import { manyFlows, Soak } from "./soak";

/** The provider's own default. */
const maxConcurrency = 10;
const requestsPerSecond = 10;
/** The heap of a refresh grows by about 60 MB before a collection, with 200 flows as with 1,000. */
const mostGrowthMb = 100;
/** The latency of Kaleyra's responses; without it, requests would hardly overlap. */
const latencyMs = 40;
/** The engine requests more at once than may be in flight. */
const parallel = "32";

async function main(): Promise<void> {
  const count = Number(process.env["SOAK_FLOWS"] ?? 1_000);
  const many = await soak(count, { latencyMs });
  const rateLimit = { requestsPerSecond, retryAfter: true };
  const limited = await soak(Math.min(200, Math.ceil(count / 5)), { rateLimit });
  console.log(`${count} flows\n${summary(many)}\n\nTen requests a second\n${summary(limited)}`);
  const complaints = [...many.complaints, ...limited.complaints];
  if (complaints.length === 0) return;
  console.error(`\nOff:\n${complaints.join("\n")}`);
  process.exitCode = 1;
}

async function soak(count: number, switches: Partial<Switches>): Promise<Soak> {
  await using service = await startEmulator({ switches });
  await using stack = await TestStack.create({
    kaleyra: service,
    program: manyFlows(count, false),
    environment: { PULUMI_PARALLEL: parallel },
  });
  const soaked = new Soak(stack, service, count);
  const changed = Math.ceil(count / 10);
  await soaked.run("up", () => stack.up(), { create: count });
  await soaked.nothingLost("after up");
  await soaked.run("preview", () => stack.preview(), { same: count });
  await soaked.run("refresh", () => stack.refresh(), { same: count });
  await soaked.nothingLost("after refresh");
  await soaked.run("change", () => stack.up(manyFlows(count, true)), {
    update: changed,
    same: count - changed,
  });
  await soaked.nothingLost("after change");
  await soaked.run("destroy", () => stack.destroy(), { delete: count });
  await soaked.nothingLost("after destroy", 0);
  soaked.atMostInFlight(maxConcurrency);
  soaked.memoryIsFlat(mostGrowthMb);
  return soaked;
}

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
