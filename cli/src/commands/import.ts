import { relative } from "node:path";

import { Command, InvalidArgumentError } from "commander";

import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { counted, printable } from "../../../provider/text";
import { Failure, exitCodes } from "../failure";
import { collect, collectId, wabaOption } from "../flows";
import { helpEnd } from "../help";
import { gather, type Gathered, type Omitted } from "../import/gather";
import { documentFile } from "../import/program-text";
import { importFileName, isModule, programFileName, writeFiles } from "../import/write-files";
import { jsonText, note, say, shellWord } from "../output";
import { adapters } from "../pulumi/adapter";
import { NoPulumi } from "../pulumi/command";
import { ManagedFlows } from "../pulumi/managed-flows";
import { Stack } from "../pulumi/stack";
import { Session } from "../session";

interface Options {
  readonly id?: readonly string[];
  readonly name?: readonly string[];
  readonly status?: readonly string[];
  readonly waba?: string;
  readonly out: string;
  readonly force?: boolean;
  readonly plugin?: boolean;
  readonly json?: boolean;
  readonly stack?: string;
}

/** The most omitted flows that a note lists; the rest is counted. */
const mostListed = 20;
const importable = ["DRAFT", "PUBLISHED", "THROTTLED", "BLOCKED"];

export const importCommand = new Command("import")
  .summary("bring existing flows under Pulumi")
  .description(
    "Writes an import file for flows that exist at Kaleyra, their documents, and the program text that goes with it. " +
      "Without --id and --name it imports all flows of the WABA. DEPRECATED flows are skipped.",
  )
  .option("--id <id>", "a flow by its id; can be given again", collectId)
  .option(
    "--name <pattern>",
    'flows whose name matches, e.g. "survey*"; can be given again',
    collect,
  )
  .option(
    "--status <status>",
    `only flows with this status: ${importable.join(", ")}; can be given again`,
    readStatus,
  )
  .addOption(wabaOption())
  .option("--out <folder>", "where to write", ".")
  .option("--force", "overwrite files")
  .option("--plugin", "for a program on the plugin (pulumi-kaleyra-native)")
  .option("--stack <name>", "the stack whose configuration and state are read")
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    helpEnd({
      example: 'npx kaleyra-flows import --name "survey*" --out imported',
      exitCodes:
        "0 done, 1 failed or a flow could not be read (the others are written), 2 wrong usage",
    }),
  )
  .action(run);

async function run(options: Options): Promise<void> {
  const { id: ids = [], name: names = [], status: statuses = [], out, json = false } = options;
  const stack = new Stack(options.stack);
  const session = await Session.open(stack);
  const waba = session.waba(options.waba);
  const stacks = await stacksOfProject();
  const hasStack = options.stack !== undefined || (await isSelected(stack));
  const ofStack = await ManagedFlows.read(stacks.length > 0 && hasStack ? [stack] : []);
  const ofProject = await ManagedFlows.read(stacks);
  const choice = { ids, names, statuses };
  const gathered = await gather(session, waba, { choice, ofStack, ofProject });
  const { flows, skipped, failed } = gathered;

  noteFirst("skipped", skipped);
  noteFirst("not read", failed);
  if (flows.length > 0) {
    const adapter = options.plugin === true ? adapters.plugin : adapters.dynamic;
    await writeFiles(out, flows, { adapter, force: options.force === true });
    for (const { logicalName, args } of flows) {
      if (args.flowJsonValidation === undefined) continue;
      note(
        `note: the document of ${logicalName} has errors, so flowJsonValidation is "Warn" there`,
      );
    }
  }
  if (json) {
    sayJson(gathered, { waba, out });
  } else if (flows.length > 0) {
    sayNextSteps(flows.length, out);
  } else if (failed.length === 0) {
    say(`WABA ${waba} has no other flow to import; nothing was written.`);
  }
  if (failed.length === 0) return;
  note(`${failed.length} of the flows could not be read, and the files do not contain them.`);
  process.exitCode = exitCodes.failed;
}

/**
 * The project's stacks; none without a project, and none, with a note, without a Pulumi CLI.
 *
 * @throws {Failure} If they cannot be listed: a flow that is imported must be in no other stack.
 */
async function stacksOfProject(): Promise<readonly Stack[]> {
  if (!Stack.hasProject) return [];
  return Stack.ofProject([]).catch((error: unknown) => {
    if (!(error instanceof NoPulumi)) throw error;
    note(`note: could not find out which flows the project's stacks manage: ${error.message}`);
    return [];
  });
}

/** Whether there is such a stack: without a selected one, no flow is the stack's own. */
function isSelected(stack: Stack): Promise<boolean> {
  return stack.fullName().then(
    () => true,
    (error: unknown) => {
      if (error instanceof Failure) return false;
      throw error;
    },
  );
}

/** Prints the first of the flows that were omitted, and how many more there are. */
function noteFirst(heading: string, omitted: readonly Omitted[]): void {
  for (const { flow, reason } of omitted.slice(0, mostListed)) {
    note(`${heading}: ${printable(flowLabel(flow, flow.id))}: ${reason}`);
  }
  if (omitted.length > mostListed) note(`${heading}: ${omitted.length - mostListed} more`);
}

/** Prints the report for programs. Its keys are stable: see docs/import.md. */
function sayJson(
  { flows, skipped, failed }: Gathered,
  { waba, out }: { readonly waba: string; readonly out: string },
): void {
  const inFolder = pathsIn(out);
  const omittedAsJson = ({ flow: { id, name }, reason }: Omitted) => ({ id, name, reason });
  const result = {
    wabaId: waba,
    importFile: flows.length > 0 ? inFolder(importFileName) : null,
    program: flows.length > 0 ? inFolder(programFileName) : null,
    flows: flows.map(({ id, logicalName, args: { name, flowJsonValidation } }) => ({
      id,
      name,
      logicalName,
      document: inFolder(`flows/${documentFile(logicalName)}`),
      ...(flowJsonValidation !== undefined && { flowJsonValidation }),
    })),
    skipped: skipped.map(omittedAsJson),
    failed: failed.map(omittedAsJson),
  };
  say(jsonText(result));
}

/** Paths of files in the folder, relative to the current folder. */
function pathsIn(out: string): (file: string) => string {
  const folder = relative(".", out);
  return (file) => (folder === "" ? file : `${folder}/${file}`);
}

function sayNextSteps(count: number, out: string): void {
  const inFolder = pathsIn(out);
  say(
    `${counted(count, "flow")}: ${inFolder(importFileName)}, ` +
      `${inFolder(programFileName)} and the documents in ${inFolder("flows")}/ were written.`,
  );
  say("Next:");
  // The program text is written already, and does not protect the flows, as `pulumi import` does by default.
  say(
    `  pulumi import --file ${shellWord(inFolder(importFileName))} --generate-code=false --protect=false`,
  );
  // Node.js resolves an import in an ES module only if it has the file's extension.
  const program = isModule(".") ? programFileName : programFileName.replace(/\.ts$/, "");
  say(`  import "./${inFolder(program)}" in the program`);
  say("  pulumi preview, which has nothing to change");
}

function readStatus(value: string, previous: readonly string[] = []): readonly string[] {
  const status = value.toUpperCase();
  if (status === "DEPRECATED") {
    throw new InvalidArgumentError("A stack that has a DEPRECATED flow would replace it.");
  }
  if (!importable.includes(status)) {
    throw new InvalidArgumentError(`A status is one of ${importable.join(", ")}.`);
  }
  return [...previous, status];
}
