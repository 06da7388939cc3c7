import { isDeepStrictEqual } from "node:util";

import { Config, ConfigurationError } from "../config";
import { isKnown, type PropertyBag } from "../lifecycle/value";
import { type ConfigSource, type ConfigSources, unknownSettings } from "../settings";
import { logicalNameOf, projectOf } from "../urn";

/** Pulumi's own settings. */
const pulumiKeys: ReadonlySet<string> = new Set(["version", "pluginDownloadURL"]);

/**
 * The provider's settings by name. For a stack that switches from the dynamic provider, the engine
 * passes that provider's settings, whose names begin with `kaleyra:`.
 */
export function settingsIn(values: PropertyBag): PropertyBag {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name.replace(/^kaleyra:/, ""), value] as const)
      .filter(([name]) => !pulumiKeys.has(name)),
  );
}

/**
 * The provider's settings as sources of a `Config`.
 *
 * @param urn The provider's URN, if the engine passes it.
 */
export function sourcesOf(settings: PropertyBag, urn: string | undefined): ConfigSources {
  return { configured: sourceOf(settings), configuredName: sourceName(urn) };
}

/**
 * The name of the source in messages. The engine creates a provider named `default…` from the
 * stack's configuration.
 */
function sourceName(urn: string | undefined): string {
  const name = logicalNameOf(urn ?? "");
  if (name === "") return "the provider's configuration";
  return name.startsWith("default") ? "the stack's configuration" : `provider "${name}"`;
}

/** Reads settings as a configuration source, for which `null` is an unknown value. */
function sourceOf(settings: PropertyBag): ConfigSource {
  return (key) => {
    const value = settings[key];
    if (value === undefined || value === null) return undefined;
    if (!isKnown(value)) return null;
    // The engine's own form: all settings are strings, those of other types as JSON.
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}

/**
 * The errors in a provider's settings, one sentence each. A missing setting is not an error yet.
 */
export function configErrors(values: PropertyBag, urn: string): readonly string[] {
  const settings = settingsIn(values);
  const unknown = unknownSettings(Object.keys(settings), projectOf(urn));
  try {
    new Config(sourcesOf(settings, urn)).validate();
    return unknown;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return [...unknown, error.message];
  }
}

/**
 * The settings that differ. None of them replaces the provider, since that would replace all of its
 * flows. A rotated key still belongs to the same account. The fingerprint in each flow's state
 * detects another account.
 */
export function changedSettings(olds: PropertyBag, news: PropertyBag): readonly string[] {
  const before = settingsIn(olds);
  const after = settingsIn(news);
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
