import { prepare, testedLanguages } from "./support/languages";

/** Runs before the first test of this folder, if one of them will run. */
export default async function setup(): Promise<void> {
  // One after the other, since each uses every core.
  for (const language of testedLanguages()) await prepare(language);
}
