import { prepare, testedLanguages } from "./support/languages";

/** Runs before the first test of this folder, if one of them is to be run at all. */
export default async function setup(): Promise<void> {
  // One after the other: each keeps every core busy.
  for (const language of testedLanguages()) await prepare(language);
}
