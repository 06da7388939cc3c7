import { type Accounts, startAccounts } from "./accounts";
import { isTested, type LanguageName } from "./languages";
import { lifecycle } from "./lifecycle";
import { Project } from "./project";

// A step is several runs of the CLI. Each starts a language host and a program.

/**
 * Runs the table of steps with the program of a language. Each language has its own file, so that
 * they can run in parallel.
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

    it.each(lifecycle)("$does", ({ run }) => run(project, accounts));
  });
}
