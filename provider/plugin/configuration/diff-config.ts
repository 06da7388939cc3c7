import { isDeepStrictEqual } from "node:util";

import type { PropertyBag } from "../../lifecycle/value";
import { settingsIn } from "./settings";

/**
 * The settings that differ. None of them is a reason to replace a provider, which would replace all
 * of its flows: a rotated key is still the same account, and of another account the flows say so
 * themselves, by the fingerprint in their state.
 */
export function changedSettings(olds: PropertyBag, news: PropertyBag): readonly string[] {
  const [before, after] = [settingsIn(olds), settingsIn(news)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name], after[name]),
  );
}
