import { readFile } from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";

import { Command, InvalidArgumentError } from "commander";

import { fileProblem } from "../../../provider/file-problem";
import type { Mask } from "../../../provider/kaleyra/mask";
import { printable } from "../../../provider/text";
import { changesPage } from "../comment/changes-page";
import {
  type Allowance,
  allowancesIn,
  type BlockedEffect,
  judge,
  labelFor,
  type Plan,
  readAllowance,
  type Verdict,
} from "../comment/gate";
import { code } from "../comment/markdown";
import { credentialMask, withCredentialsMasked } from "../comment/mask";
import { withPendingDeletions } from "../comment/pending-deletions";
import { type Effect, knownEffects } from "../comment/planned-effect";
import { type PlannedFlow, plannedFlows } from "../comment/planned-flows";
import { NoPreview } from "../comment/preview/no-preview";
import { hasFailed, type Preview, stackOf } from "../comment/preview/preview";
import { readPreview } from "../comment/preview/read-preview";
import { longestAllowance } from "../comment/sections";
import { writeComment } from "../comment/write-comment";
import { exitCodes, Failure } from "../failure";
import { helpEnd } from "../help";
import { jsonText, note, say, writeText } from "../output";

interface Options {
  readonly title?: string;
  readonly failOn?: ReadonlySet<Effect>;
  readonly allow?: readonly Allowance[];
  readonly labels?: string;
  readonly stack?: string;
  readonly out?: string;
  readonly page?: string;
  readonly json?: boolean;
}

export const commentCommand = new Command("comment")
  .summary("write a preview as a comment for a pull request")
  .description(
    "Writes what `pulumi preview --json` prints as Markdown: what happens to each flow, and what changes in its document. " +
      "With PULUMI_ENABLE_STREAMING_JSON_PREVIEW=true set, the preview has policy findings, and so does the comment. " +
      "Without it the stack's state is read, since the preview omits what earlier replacements still have to delete.",
  )
  .argument("[file]", "a file with the preview's output, or - for the standard input", "-")
  .option(
    "--title <text>",
    "project and stack, by which a later run finds its comment (default: those of the preview)",
  )
  .option(
    "--fail-on <effects>",
    `fail if a flow would have one of these effects: ${knownEffects.join(", ")}`,
    readEffects,
  )
  .option(
    "--allow <[kind:]flow>",
    "allow this effect; * for every flow; can be given again",
    collectAllowed,
  )
  .option(
    "--labels <labels>",
    "the pull request's labels; kaleyra-allow:[kind:]flow allows an effect",
  )
  .option("--stack <name>", "the stack whose state to read (default: the stack of the preview)")
  .option("-o, --out <file>", "where to write (default: the standard output)")
  .option("--page <file>", "also write a page with the changed screens, before and after")
  .option("--json", "what happens to each flow as JSON, instead of the comment")
  .addHelpText(
    "after",
    helpEnd({
      example: "pulumi preview --json | npx kaleyra-flows comment --fail-on deprecate,delete",
      exitCodes:
        "0 done, 1 the input is not a complete preview, or with --fail-on: an effect is not allowed, or the preview failed; 2 wrong usage",
    }),
  )
  .action(run);

async function run(file: string, options: Options): Promise<void> {
  const { failOn, allow = [], labels } = options;
  const input = await previewIn(await read(file), options.stack);
  const allowed = [...allow, ...allowancesIn(labels ?? "")];
  const mask = credentialMask();
  // Judged as it is: a credential that is part of a type or a status would hide a flow from the gate.
  const verdict: Verdict =
    failOn === undefined
      ? { blocked: [], letThrough: [] }
      : masked(judge(planIn(input), { failOn, allowed }), mask);
  const preview = input instanceof NoPreview ? input : withCredentialsMasked(input, mask);
  const plan = planIn(preview);
  const failed = input instanceof NoPreview || hasFailed(input);

  const title = options.title ?? titleOf(preview);
  const output =
    options.json === true
      ? jsonText({ failed, ...verdict, ...plan, flows: plan.flows.map(asJson) })
      : writeComment(preview, {
          title,
          ...verdict,
          howToAllow: labels === undefined ? howToAllowByOption : howToAllowByLabel,
        });
  if (options.out === undefined) say(output.trimEnd());
  else await writeText(options.out, output);
  if (options.page !== undefined) {
    await writeText(options.page, changesPage(title, plan.flows, planSentence(plan.flows, failed)));
  }

  for (const { kind, flow, unknown } of verdict.blocked) {
    const reason = unknown === undefined ? "" : `: ${printable(unknown)}`;
    note(`held back: ${kind} of ${printable(flow)}${reason}`);
  }
  // Only now, since the comment shows a preview that failed too.
  if (preview instanceof NoPreview) throw preview;
  if (failOn !== undefined && (failed || verdict.blocked.length > 0)) {
    process.exitCode = exitCodes.failed;
  }
}

/** The sentence about the plan as a whole, for readers who do not know Pulumi. */
function planSentence(flows: readonly PlannedFlow[], failed: boolean): string {
  if (failed) return "The preview failed. What would happen is known once this is fixed.";
  return flows.length === 0
    ? "No flow changes."
    : "This is a plan: what happens to each flow if it is applied. Nothing has happened yet.";
}

/** The preview, with the deletions that it omits. An unreadable one is returned, not thrown. */
async function previewIn(text: string, stack: string | undefined): Promise<Preview | NoPreview> {
  try {
    return await withPendingDeletions(readPreview(text), stack);
  } catch (error) {
    if (error instanceof NoPreview) return error;
    throw error;
  }
}

function planIn(preview: Preview | NoPreview): Plan {
  return preview instanceof NoPreview
    ? { flows: [], unknowns: [] }
    : { flows: plannedFlows(preview), unknowns: preview.unknowns };
}

/** The verdict without credentials, in the words of the masked preview. */
function masked({ blocked, letThrough }: Verdict, mask: Mask): Verdict {
  const maskTexts = <Judged extends BlockedEffect>(effect: Judged): Judged => ({
    ...effect,
    flow: mask(effect.flow),
    ...(effect.unknown !== undefined && { unknown: mask(effect.unknown) }),
  });
  return {
    blocked: blocked.map(maskTexts),
    letThrough: letThrough.map((effect) => ({
      ...maskTexts(effect),
      by: mask(effect.by),
    })),
  };
}

function howToAllowByLabel(blocked: BlockedEffect): string {
  return `the label ${code(labelFor(blocked), longestAllowance)} on the pull request lets it through`;
}

function howToAllowByOption({ kind, flow }: BlockedEffect): string {
  return `${code(`--allow ${kind}:${flow}`, longestAllowance)} lets it through`;
}

/** A flow in the JSON. Its keys are stable: see docs/pull-requests.md. */
function asJson({ change, effect }: PlannedFlow) {
  const { name, urn, op, id, errors, warnings } = change;
  return { name, urn, op: op ?? null, id: id ?? null, ...effect, errors, warnings };
}

/** `project/stack`, or `preview` if the input is not a preview or names no resource. */
function titleOf(preview: Preview | NoPreview): string {
  const names = preview instanceof NoPreview ? undefined : stackOf(preview);
  return names === undefined ? "preview" : `${names.project}/${names.stack}`;
}

async function read(file: string): Promise<string> {
  if (file === "-") return textOf(process.stdin);
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Failure(`could not read ${printable(file)}: ${printable(fileProblem(error))}.`);
  }
}

function readEffects(value: string): ReadonlySet<Effect> {
  return new Set(value.split(",").map((word) => readEffect(word.trim())));
}

function readEffect(word: string): Effect {
  const effect = knownEffects.find((candidate) => candidate === word);
  if (effect !== undefined) return effect;
  throw new InvalidArgumentError(`It is one or more of ${knownEffects.join(", ")}.`);
}

function collectAllowed(value: string, previous: readonly Allowance[] = []): readonly Allowance[] {
  return [...previous, readAllowance(value)];
}
