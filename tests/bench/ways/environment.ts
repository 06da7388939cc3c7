import type { EmulatorProcess } from "../measure/emulator-process";
import type { Operation, Setting } from "./way";

/** The number of concurrent requests, as in the provider. */
export const width = 10;

/** The environment with a program's flows and the emulator's address. */
export function environmentOf(
  setting: Setting,
  kaleyra: EmulatorProcess,
  operation: Operation,
): Record<string, string> {
  const isChanged = operation === "change" || operation === "destroy";
  return {
    ...kaleyra.environment,
    BENCH_FLOWS: String(setting.flows),
    BENCH_LATENCY: String(setting.latencyMs),
    BENCH_DOCUMENTS: setting.documents ? "yes" : "no",
    BENCH_CHANGED: isChanged ? "yes" : "no",
  };
}
