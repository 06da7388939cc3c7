import { appendFileSync } from "node:fs";

import type { Mask } from "./mask";

/** Writes down what was sent and what came back, masked, one JSON line an entry. */
export type DebugLog = (entry: Readonly<Record<string, unknown>>) => void;

const longestText = 4_000;

/** Synchronous, so that the last line before a crash is there. */
export function debugLogTo(file: string, mask: Mask): DebugLog {
  return (entry) => {
    const line = JSON.stringify(
      { at: new Date().toISOString(), ...entry },
      (_key, value: unknown) =>
        typeof value === "string" && value.length > longestText
          ? `${value.slice(0, longestText)}… (${value.length} characters)`
          : value,
    );
    appendFileSync(file, `${mask(line)}\n`, { mode: 0o600 });
  };
}
