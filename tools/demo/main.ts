import { type EmulatedFlow, type Emulator, startEmulator } from "kaleyra-emulator";

import { isColored, QuickstartProject } from "./project";

/** The value of the setting `bookLabel`, which the program of the quickstart reads. */
const newLabel = "Confirm booking";

/**
 * `npm run demo`: one draft and one published flow from create to destroy, on the real engine and
 * the emulator.
 */
async function main(): Promise<void> {
  await using kaleyra = await startEmulator();
  console.log(`A local Kaleyra answers at ${kaleyra.url}; nothing leaves this machine.`);
  await using project = await QuickstartProject.create({ ...kaleyra.environment });
  await project.pulumi("stack", "init", "dev");

  heading("1 of 5: preview what will be created, a draft and a published flow");
  await project.pulumi("preview");

  heading("2 of 5: create them");
  await project.pulumi("up", "--skip-preview");
  report(kaleyra);
  expectStatuses(kaleyra, { feedback: "DRAFT", appointment: "PUBLISHED" });

  heading(
    "3 of 5: change the label of a button; the preview says which, and what it means for customers",
  );
  await project.pulumi("config", "set", "bookLabel", newLabel);
  await project.pulumi("preview");

  heading("4 of 5: apply the change; the document is uploaded, and the flow is published again");
  await project.pulumi("up", "--skip-preview");
  report(kaleyra);
  expectStatuses(kaleyra, { feedback: "DRAFT", appointment: "PUBLISHED" });
  expect(flowOf(kaleyra, "appointment")?.document.includes(newLabel), "the label has not changed");

  heading("5 of 5: destroy; a draft can be deleted, a published flow only deprecated");
  await project.pulumi("destroy", "--skip-preview");
  report(kaleyra);
  expectStatuses(kaleyra, { feedback: undefined, appointment: "DEPRECATED" });

  heading("Done: the draft is gone, and the published flow is DEPRECATED");
}

/** The flow of a resource: its automatic name begins with the resource's name. */
function flowOf(kaleyra: Emulator, logicalName: string): EmulatedFlow | undefined {
  return kaleyra.flows().find(({ name }) => name.startsWith(`${logicalName}-`));
}

function report(kaleyra: Emulator): void {
  console.log("\nKaleyra now has:");
  for (const { id, name, status } of kaleyra.flows()) {
    console.log(`  ${id}  ${name}  ${painted(status, colors[status])}`);
  }
}

/** @param statuses The expected status of each resource's flow; `undefined` if it must be gone. */
function expectStatuses(
  kaleyra: Emulator,
  statuses: Readonly<Record<string, string | undefined>>,
): void {
  for (const [logicalName, expected] of Object.entries(statuses)) {
    const found = flowOf(kaleyra, logicalName)?.status;
    const problem = `${logicalName} is ${found ?? "gone"} and not ${expected ?? "gone"}`;
    expect(found === expected, problem);
  }
}

function expect(isMet: boolean | undefined, problem: string): void {
  if (isMet !== true) throw new Error(`That is not as it should be: ${problem}.`);
}

function heading(text: string): void {
  const line = painted(`== ${text}`, colors["HEADING"]);
  console.log(`\n${line}`);
}

/** Codes of a terminal: of a status its color, of a heading bold. */
const colors: Readonly<Record<string, number>> = {
  HEADING: 1,
  DRAFT: 33,
  PUBLISHED: 32,
  DEPRECATED: 31,
};

function painted(text: string, color = 0): string {
  return isColored() ? `\u001B[${color}m${text}\u001B[0m` : text;
}

main().catch((error: unknown) => {
  console.error(`\ndemo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
