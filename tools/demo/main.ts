import { type EmulatedFlow, type Emulator, startEmulator } from "kaleyra-emulator";

import { QuickstartProject } from "./project";

const newLabel = "Confirm booking";

/** `npm run demo`: the life of one draft and one published flow, on the real engine and the emulator. */
async function main(): Promise<void> {
  await using kaleyra = await startEmulator();
  heading(`A local Kaleyra answers at ${kaleyra.url}; nothing leaves this machine`);
  await using project = await QuickstartProject.create({ ...kaleyra.environment });
  await project.pulumi("stack", "init", "dev");

  heading("What would be made: a draft and a published flow");
  await project.pulumi("preview");

  heading("Make them");
  await project.pulumi("up", "--skip-preview");
  report(kaleyra);
  expectStages(kaleyra, { feedback: "DRAFT", appointment: "PUBLISHED" });

  heading("Another label on a button of the published form: the preview shows it");
  await project.pulumi("config", "set", "bookLabel", newLabel);
  await project.pulumi("preview", "--diff");

  heading("Change it: the document is uploaded, and the flow is published again");
  await project.pulumi("up", "--skip-preview");
  report(kaleyra);
  expectStages(kaleyra, { feedback: "DRAFT", appointment: "PUBLISHED" });
  expect(flow(kaleyra, "appointment")?.document.includes(newLabel), "the label has not changed");

  heading("Destroy: a draft can be deleted; a published flow only deprecated");
  await project.pulumi("destroy", "--skip-preview");
  report(kaleyra);
  expectStages(kaleyra, { feedback: undefined, appointment: "DEPRECATED" });

  heading("As promised: the draft is gone, the published flow is DEPRECATED");
}

/** An automatic name begins with the name in the program. */
function flow(kaleyra: Emulator, logicalName: string): EmulatedFlow | undefined {
  return kaleyra.flows().find(({ name }) => name.startsWith(`${logicalName}-`));
}

function report(kaleyra: Emulator): void {
  console.log("\nKaleyra now holds:");
  for (const { id, name, status } of kaleyra.flows()) console.log(`  ${id}  ${name}  ${status}`);
}

function expectStages(
  kaleyra: Emulator,
  stages: Readonly<Record<string, string | undefined>>,
): void {
  for (const [logicalName, stage] of Object.entries(stages)) {
    const found = flow(kaleyra, logicalName)?.status;
    expect(found === stage, `${logicalName} is ${found ?? "gone"} and not ${stage ?? "gone"}`);
  }
}

function expect(holds: boolean | undefined, otherwise: string): void {
  if (holds !== true) throw new Error(`That is not as it should be: ${otherwise}.`);
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}

main().catch((error: unknown) => {
  console.error(`\ndemo: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
