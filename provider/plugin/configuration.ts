import { isDeepStrictEqual } from "node:util";

import {
  Config,
  type ConfigKey,
  configKeys,
  type ConfigSource,
  ConfigurationError,
  environment,
} from "../config";
import { isKnown, type PropertyBag } from "../lifecycle/value";

/** Belong to Pulumi, not to us. */
const pulumiKeys: ReadonlySet<string> = new Set(["version", "pluginDownloadURL"]);

/**
 * The settings that a provider is given, by our names: an engine that moves a stack from the dynamic
 * provider hands over what that one had, whose names begin with `kaleyra:`.
 */
export function settingsIn(values: PropertyBag): PropertyBag {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name.replace(/^kaleyra:/, ""), value] as const)
      .filter(([name]) => !pulumiKeys.has(name)),
  );
}

/** The names in some settings that are none of ours. */
function unknownSettings(settings: PropertyBag): readonly string[] {
  return Object.keys(settings).filter((name) => !configKeys.includes(name as ConfigKey));
}

/** Reads settings as configuration. What is not known yet counts as not set. */
export function sourceOf(settings: PropertyBag): ConfigSource {
  return (key) => {
    const value = settings[key];
    if (value === undefined || value === null || !isKnown(value)) return undefined;
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}

/** What is wrong with a provider's settings, each in one sentence. What is missing is no matter yet. */
export function configErrors(values: PropertyBag): readonly string[] {
  const settings = settingsIn(values);
  const unknown = unknownSettings(settings).map(
    (name) => `kaleyra:${name} is no setting of this provider. Is it misspelt?`,
  );
  try {
    new Config([sourceOf(settings), environment]).validate();
    return unknown;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return [...unknown, error.message];
  }
}

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
