import { type Accounts, startAccounts } from "./accounts";
import { isTested, type LanguageName } from "./languages";
import { lifecycle } from "./lifecycle";
import { Project } from "./project";

/**
 * Runs the steps of `lifecycle` with the program of a language. Each language has a test file of its
 * own, so that jest can run them in parallel.
 */
export function describeLanguage(language: LanguageName): void {
  const describeHere = isTested(language) ? describe : describe.skip;

  describeHere(`a program in ${language}`, () => {
    let accounts: Accounts;
    let project: Project;

    beforeAll(async () => {
      accounts = await startAccounts();
      project = await Project.create(language, accounts.kaleyra, accounts.keys);
    });

    afterAll(async () => {
      await project[Symbol.asyncDispose]();
      await accounts.kaleyra.close();
    });

    it.each(lifecycle)("$title", ({ run }) => run(project, accounts));
  });
}
