import { appendFileSync } from "node:fs";

import type { Mask } from "./mask";

/** Writes down what was sent and what came back, masked, one JSON line an entry. */
export type DebugLog = (entry: Readonly<Record<string, unknown>>) => void;

const longestText = 4_000;

/**
 * Synchronous, so that the last line before a crash is there. Texts are masked before they are cut
 * or quoted, either of which could change a key beyond recognition.
 */
export function debugLogTo(file: string, mask: Mask): DebugLog {
  return (entry) => {
    const line = JSON.stringify(
      { at: new Date().toISOString(), ...entry },
      (_key, value: unknown) => (typeof value === "string" ? shortened(mask(value)) : value),
    );
    appendFileSync(file, `${line}\n`, { mode: 0o600 });
  };
}

function shortened(text: string): string {
  return text.length > longestText
    ? `${text.slice(0, longestText)}… (${text.length} characters)`
    : text;
}
