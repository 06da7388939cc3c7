import { Command } from "commander";

import { checkAlways } from "../../../provider/flow-json/check-document";
import { documentOrText } from "../../../provider/flow-json/document";
import type { Finding } from "../../../provider/flow-json/finding";
import type { JsonObject } from "../../../provider/flow-json/json";
import { printable } from "../../../provider/text";
import { Failure, WrongUsage } from "../failure";
import { helpEnd } from "../help";
import { note, say, writeText } from "../output";
import { drawChangesPage, type FlowToShow } from "../render/changes/page";
import { html } from "../render/markup";
import { render } from "../render/render";
import {
  assertKnownCodes,
  type CheckFlags,
  checkOptions,
  withCheckFlags,
} from "../validate/check-options";
import { type DocumentText, readDocuments } from "../validate/read-documents";
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
  .argument("[changed]", "the same document after a change, to draw what changes")
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

async function run(file: string, changed: string | undefined, options: Options): Promise<void> {
  if (changed !== undefined) return drawChange(file, changed, options);
  const { svg = false } = options;
  const document = await readOne(file);

  await assertKnownCodes(options.ignore);
  const drawn = render(document, checkOptions(options), svg ? "svg" : "html");
  if (drawn.picture === undefined) throw notDrawable(file, drawn.findings);

  await write(options.out ?? defaultOutput(file, svg ? "svg" : "html"), drawn.picture);
  if (drawn.findings.length > 0) {
    note(`${describeCounts(countsOf(drawn.findings))}, marked in the picture`);
  }
}

/** Draws the screens that differ between two documents, side by side. */
async function drawChange(file: string, changed: string, { out, svg }: Options): Promise<void> {
  if (svg === true) throw new WrongUsage("--svg draws one document");
  const before = await readOne(file);
  const after = await readOne(changed);
  const flow: FlowToShow = {
    name: after.file,
    summary: html`compared with ${before.file}`,
    meaning: [],
    notes: [],
    before: documentIn(before),
    after: documentIn(after),
  };
  const title = `${before.file} → ${after.file}`;
  const page = drawChangesPage(
    title,
    [flow],
    "What changes from the first document to the second.",
  );
  await write(out ?? defaultOutput(changed, "html"), page);
}

/** @throws {Failure} If the text is not a document. */
function documentIn({ file, text }: DocumentText): JsonObject {
  const document = documentOrText(text);
  if (typeof document === "string") throw notDrawable(file, checkAlways(text));
  return document;
}

/** The error for a text that cannot be drawn, with the first finding about it. */
function notDrawable(file: string, [finding]: readonly Finding[]): Failure {
  const { line = 1, column = 1, message = "it is not Flow JSON", hint = "" } = finding ?? {};
  return new Failure(`${printable(file)}:${line}:${column}: ${printable(message)}. ${hint}`);
}

/** @throws {WrongUsage} If the name is not that of one readable document. */
async function readOne(file: string): Promise<DocumentText> {
  const { documents, unreadable } = await readDocuments([file]);
  const [document] = documents;
  for (const { problem } of unreadable) {
    throw new WrongUsage(`${printable(file)}: ${printable(problem)}`);
  }
  if (document === undefined || documents.length > 1) {
    throw new WrongUsage("name one document; render draws one at a time");
  }
  return document;
}

async function write(out: string, picture: string): Promise<void> {
  if (out === "-") {
    // Unlike `say`, this adds no line break.
    process.stdout.write(picture);
    return;
  }
  await writeText(out, picture);
  say(`${printable(out)} was written.`);
}

/** The page goes next to the document, or to stdout if the document comes from stdin. */
function defaultOutput(file: string, extension: string): string {
  return file === "-" ? "-" : `${file.replace(/\.json$/i, "")}.${extension}`;
}
