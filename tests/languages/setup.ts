import { prepare, testedLanguages } from "./support/languages";

/** jest.config.js runs this before the first test of this folder, if any of them runs. */
export default async function setup(): Promise<void> {
  // One after the other, since each uses every core.
  for (const language of testedLanguages()) await prepare(language);
}
