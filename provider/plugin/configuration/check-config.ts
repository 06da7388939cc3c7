import { Config, ConfigurationError, environment } from "../../config";
import type { PropertyBag } from "../../lifecycle/value";
import { settingsIn, sourceOf, unknownSettings } from "./settings";

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
