import type { Config } from "./config";
import { apiUrl, pods } from "./kaleyra/connection";
import {
  type ConfigKey,
  configKeys,
  misspelledVariables,
  type Origin,
  variables,
} from "./settings";

/** What may not work as intended although every setting is valid, one sentence each. */
export function configWarnings(config: Config): readonly string[] {
  return [...misspelledVariables(), ...disagreements(config)];
}

/**
 * The settings whose value in the environment differs from the program's or the stack's, one
 * sentence each.
 */
export function disagreements({ settings }: Config): readonly string[] {
  const others = configKeys.filter((key) => !["sid", "apiKey", "pod", "apiUrl"].includes(key));
  return [
    ...accountDisagreements(settings),
    ...hostDisagreements(settings),
    ...others.flatMap((key) => {
      const [configured, variable] = both(settings, key);
      if (configured === undefined || variable === undefined || configured.text === variable.text)
        return [];
      return [
        `${variables[key]} is ${settings.show(variable)} and ${settings.describe(configured)}, which is used`,
      ];
    }),
  ];
}

function accountDisagreements(settings: Config["settings"]): readonly string[] {
  const [sid, variable] = both(settings, "sid");
  const [key, keyVariable] = both(settings, "apiKey");
  if (sid !== undefined && variable !== undefined && sid.text !== variable.text) {
    const unused = keyVariable === undefined ? "" : "; KALEYRA_API_KEY is not used";
    const pair = key === undefined ? "" : " with kaleyra:apiKey";
    return [
      `KALEYRA_SID is ${settings.show(variable)} and ${settings.describe(sid)}, which is used${pair}${unused}`,
    ];
  }
  if (key === undefined || keyVariable === undefined || key.text === keyVariable.text) return [];
  const used =
    settings.find("apiKey")?.origin === "environment" ? "KALEYRA_API_KEY" : "kaleyra:apiKey";
  return [`KALEYRA_API_KEY and kaleyra:apiKey differ; ${used} is used`];
}

function hostDisagreements(settings: Config["settings"]): readonly string[] {
  const [configured, variable] = (["configuration", "environment"] as const).map((origin) =>
    hostIn(settings, origin),
  );
  if (configured === undefined || variable === undefined) return [];
  if (configured.url === variable.url) return [];
  return [
    `${variables[variable.key]} is ${settings.show(variable)} and ${settings.describe(configured)}, which is used`,
  ];
}

/** The host in one source, from its URL or its pod. */
function hostIn(settings: Config["settings"], origin: Origin) {
  const setting = settings.in(origin, "apiUrl") ?? settings.in(origin, "pod");
  if (setting === undefined) return undefined;
  return { ...setting, url: urlOf(setting.key, setting.text) };
}

function urlOf(key: ConfigKey, text: string): string {
  try {
    return apiUrl(key === "pod" ? (pods[text.toUpperCase()] ?? text) : text).origin;
  } catch {
    return text; // The setting is refused when it is used.
  }
}

function both(settings: Config["settings"], key: ConfigKey) {
  return [settings.in("configuration", key), settings.in("environment", key)] as const;
}
