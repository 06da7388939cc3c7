import { relative } from "node:path";

import { Command, InvalidArgumentError } from "commander";

import { exitCodes, Failure } from "../failure";
import { gather } from "../import/gather";
import { importFileName, programFileName, writeFiles } from "../import/write-files";
import { collect, collectId } from "../options";
import { flowsIn, type StateResource } from "../pulumi/deployment";
import { Stack } from "../pulumi/stack";
import { Session } from "../session";
import { note, say, shellWord } from "../terminal";

interface Options {
  readonly id?: readonly string[];
  readonly name?: readonly string[];
  readonly stage?: readonly string[];
  readonly waba?: string;
  readonly out: string;
  readonly force?: boolean;
  readonly stack?: string;
}

const mostLines = 20;
const stages = ["DRAFT", "PUBLISHED", "THROTTLED", "BLOCKED"];

export const importCommand = new Command("import")
  .summary("bring existing flows under Pulumi")
  .description(
    "Writes an import file for flows that exist at Kaleyra, their documents, and the program text that goes with it.\n" +
      "Without --id and --name it takes all flows of the WABA. DEPRECATED flows stay out.",
  )
  .option("--id <id>", "a flow; can be given again", collectId)
  .option("--name <pattern>", 'flows by name, e.g. "survey*"; can be given again', collect)
  .option("--stage <stage>", `only ${stages.join(", ")}; can be given again`, readStage)
  .option("--waba <id>", "the WhatsApp Business Account (default: kaleyra:wabaId)")
  .option("--out <folder>", "where to write", ".")
  .option("--force", "overwrite files")
  .option("--stack <name>", "the stack whose configuration and state count")
  .action(run);

async function run(options: Options): Promise<void> {
  const { id: ids = [], name: names = [], stage: wantedStages = [], out, force } = options;
  const stack = new Stack(options.stack);
  const session = await Session.open(stack);
  const waba = session.waba(options.waba);
  const inStack = await flowsOf(stack);
  const choice = { ids, names, stages: wantedStages };
  const { flows, leftOut, failed } = await gather(session, waba, { choice, inStack });

  noteFirst("left out", leftOut);
  noteFirst("not read", failed);
  if (flows.length === 0 && failed.length === 0) {
    say(`WABA ${waba} has no other flow to import; nothing was written.`);
    return;
  }
  if (flows.length > 0) {
    await writeFiles(out, flows, { force: force === true });
    const lenient = flows.filter(({ args }) => args.flowJsonChecks !== undefined);
    for (const { logicalName } of lenient) {
      note(`note: the document of ${logicalName} has errors, so flowJsonChecks is "Warn" there`);
    }
    sayNextSteps(flows.length, out);
  }
  if (failed.length === 0) return;
  note(`${failed.length} of the flows could not be read, and the files are without them.`);
  process.exitCode = exitCodes.failed;
}

/** What the stack has already; nothing where there is no stack yet. */
async function flowsOf(stack: Stack): Promise<readonly StateResource[]> {
  if (!Stack.hasProject) return [];
  try {
    return flowsIn(await stack.export());
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(`note: flows that the stack has already could not be told: ${error.message}`);
    return [];
  }
}

function noteFirst(what: string, lines: readonly string[]): void {
  for (const line of lines.slice(0, mostLines)) note(`${what}: ${line}`);
  if (lines.length > mostLines) note(`${what}: ${lines.length - mostLines} more`);
}

function sayNextSteps(count: number, out: string): void {
  const folder = relative(".", out);
  const inFolder = (file: string) => (folder === "" ? file : `${folder}/${file}`);
  say(
    `${count} flow${count === 1 ? "" : "s"}: ${inFolder(importFileName)}, ` +
      `${inFolder(programFileName)} and the documents in ${inFolder("flows")}/ were written.`,
  );
  say("Next:");
  say(
    `  pulumi import --file ${shellWord(inFolder(importFileName))} --generate-code=false --protect=false`,
  );
  say(`  import "./${inFolder(programFileName.replace(/\.ts$/, ""))}" in the program`);
  say("  pulumi preview, which has nothing to change");
}

function readStage(value: string, previous: readonly string[] = []): readonly string[] {
  const stage = value.toUpperCase();
  if (stage === "DEPRECATED") {
    throw new InvalidArgumentError("A stack that has a DEPRECATED flow would replace it.");
  }
  if (!stages.includes(stage)) {
    throw new InvalidArgumentError(`A stage is one of ${stages.join(", ")}.`);
  }
  return [...previous, stage];
}
