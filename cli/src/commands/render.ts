import { Command } from "commander";

import { printable } from "../../../provider/text";
import { Failure, WrongUsage } from "../failure";
import { helpEnd } from "../help";
import { note, say, writeText } from "../output";
import { render } from "../render/render";
import {
  assertKnownCodes,
  type CheckFlags,
  checkOptions,
  withCheckFlags,
} from "../validate/check-options";
import { readDocuments } from "../validate/read-documents";
import { countsOf, describeCounts } from "../validate/validation";

interface Options extends CheckFlags {
  readonly out?: string;
  readonly svg?: boolean;
}

export const renderCommand = withCheckFlags(new Command("render"))
  .summary("draw the screens and the routing of a flow")
  .description(
    "Writes a page with the screens of a flow, its routing graph, and what is wrong with it. " +
      "The page is self-contained: no network, no script.",
  )
  .argument("<file>", "a Flow JSON document, or - for the standard input")
  .option("-o, --out <file>", "where to write, or - for the standard output (default: next to it)")
  .option("--svg", "only the routing graph, as SVG")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows render flows/booking.json --out booking.html",
      exitCodes: "0 done, 1 failed, 2 wrong usage",
    }),
  )
  .action(run);

async function run(file: string, options: Options): Promise<void> {
  const { svg = false } = options;
  const { documents, unreadable } = await readDocuments([file]);
  const [document] = documents;
  for (const { problem } of unreadable) {
    throw new WrongUsage(`${printable(file)}: ${printable(problem)}`);
  }
  if (document === undefined || documents.length > 1) {
    throw new WrongUsage("name one document; render draws one at a time");
  }

  await assertKnownCodes(options.ignore);
  const drawn = render(document, checkOptions(options), svg ? "svg" : "html");
  if (drawn.picture === undefined) {
    const [{ line, column, message, hint } = { line: 1, column: 1, message: "", hint: "" }] =
      drawn.findings;
    throw new Failure(`${printable(file)}:${line}:${column}: ${printable(message)}. ${hint}`);
  }

  const out = options.out ?? defaultOutput(file, svg ? "svg" : "html");
  if (out === "-") process.stdout.write(drawn.picture);
  else {
    await writeText(out, drawn.picture);
    say(`${printable(out)} was written.`);
  }
  if (drawn.findings.length > 0) {
    note(`${describeCounts(countsOf(drawn.findings))}, marked in the picture`);
  }
}

/** The page goes next to the document, or to stdout if the document comes from stdin. */
function defaultOutput(file: string, extension: string): string {
  return file === "-" ? "-" : `${file.replace(/\.json$/i, "")}.${extension}`;
}
