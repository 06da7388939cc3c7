import { type ConfigKey, type ConfigSource, configKeys } from "../../config";
import { isKnown, type PropertyBag } from "../../lifecycle/value";

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
export function unknownSettings(settings: PropertyBag): readonly string[] {
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
