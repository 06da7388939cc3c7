import { secretShown } from "../../../provider/signatures";
import { counted, firstOf } from "../../../provider/text";
import { logicalNameOf, typeOf } from "../../../provider/urn";
import { isFlowUrn, isProviderMessage, otherSteps } from "./flow-changes";
import type { FlowDetails } from "./flow-details";
import type { BlockedEffect, AllowedEffect } from "./gate";
import { block, code, firstItems, firstLines, foldableSection, table } from "./markdown";
import type { PlannedFlow } from "./planned-flows";
import { hasStopped, type PolicyViolation, type Preview } from "./preview/preview";

/**
 * How much of a preview a comment shows. `writeComment` tries smaller and smaller extents until the
 * comment is short enough to post.
 */
export interface Extent {
  /**
   * The most lines of each flow's changes. With 0 the changes are left out. A list of messages is limited
   * to as many lines, but always has at least those of `fewest`.
   */
  readonly lines: number;
  /** The most flows in the table, and the most sections of flows. */
  readonly rows: number;
}

/**
 * The lines that each list may have in the smallest extent too. `markdown.ts` and the limits below cut a
 * line to some 500 characters, so a comment with these lists and without flows is short enough to post.
 */
const fewest = { messages: 10, warnings: 5, otherResources: 5 };

/** The messages about a flow that will fail that are shown in the smallest extent too: the reason is among them. */
const fewestOnFailure = 3;

/** The smallest extent with a drawing of the routing. A cut drawing would be wrong. */
const fewestWithRouting = 20;

/** The most characters of the reason why something is uncertain: a sentence with a URN or two. */
const longestReason = 600;
/** The most characters of a label or an option that allows an effect: either contains a flow's name or URN. */
export const longestAllowance = 200;

/** A flow of a plan, with the changes within the flow. */
export interface DetailedFlow extends PlannedFlow {
  readonly details: FlowDetails;
}

/** The title of a comment and the decision of the gate. Without `--fail-on` nothing is blocked or let through. */
export interface CommentOptions {
  /** The project and the stack. A later run finds its comment by this title. */
  readonly title: string;
  /** What the gate holds back: effects of `--fail-on` that nothing allows. */
  readonly blocked: readonly BlockedEffect[];
  /** What the gate would hold back, had the user not allowed it. */
  readonly letThrough: readonly AllowedEffect[];
  /** How to allow a blocked effect, in Markdown. */
  readonly howToAllow: (blocked: BlockedEffect) => string;
}

/** One row for each flow. */
export function effectTable(flows: readonly PlannedFlow[], mostRows: number): readonly string[] {
  if (flows.length === 0) return [];
  const { first, more } = firstOf(flows, mostRows, "flow");
  const rows = first.map(({ change, effect }) => [namesOf(change), effect.summary]);
  return [
    ...(rows.length > 0 ? [table(["Flow", "What happens to it"], rows)] : []),
    ...(more === undefined ? [] : [`… ${more}.`]),
  ];
}

/** The name in the program and, if it differs and is known, the name at Kaleyra. */
function namesOf({ name, before, after }: PlannedFlow["change"]): string {
  const nameAtKaleyra: unknown = after?.name ?? before?.name;
  // An unknown name is a symbol.
  const isShown =
    typeof nameAtKaleyra === "string" && nameAtKaleyra !== name && nameAtKaleyra !== secretShown;
  return isShown ? `${code(name)} (${code(nameAtKaleyra)})` : code(name);
}

/** The blocked effects, and how to allow them. */
export function blockedSection(
  { blocked, howToAllow }: CommentOptions,
  { lines }: Extent,
): readonly string[] {
  const items = blocked.map((effect) => {
    const hint = effect.hint === undefined ? "" : `${effect.hint}; then `;
    return `${blockedText(effect)}: ${hint}${howToAllow(effect)}`;
  });
  return listSection("Held back", items, lines);
}

/** The allowed effects, and what allows them. */
export function letThroughSection(
  { letThrough }: CommentOptions,
  { lines }: Extent,
): readonly string[] {
  const items = letThrough.map(
    (effect) => `${code(effect.by, longestAllowance)} lets through: ${blockedText(effect)}`,
  );
  return listSection("Let through", items, lines);
}

/** What is uncertain about the plan as a whole, unless the gate already lists it. */
export function unknownsSection(
  { unknowns }: Preview,
  { blocked, letThrough }: CommentOptions,
  { lines }: Extent,
): readonly string[] {
  const listedByGate = new Set([...blocked, ...letThrough].map(({ unknown }) => unknown));
  const items = unknowns
    .filter((unknown) => !listedByGate.has(unknown))
    .map((unknown) => code(unknown, longestReason));
  return listSection("Not known", items, lines);
}

function blockedText({ kind, flow, unknown }: BlockedEffect): string {
  const subject = `${kind} of ${code(flow)}`;
  return unknown === undefined ? subject : `${subject} (${code(unknown, longestReason)})`;
}

function listSection(title: string, items: readonly string[], lines: number): readonly string[] {
  if (items.length === 0) return [];
  const list = firstItems(items, Math.max(fewest.messages, lines)).map((item) => `- ${item}`);
  return [`### ${title}`, list.join("\n")];
}

/** The violations of policies, sorted, each once. */
export function policySection(
  violations: readonly PolicyViolation[],
  { lines }: Extent,
): readonly string[] {
  if (violations.length === 0) return [];
  const listed = violations.map(({ urn, message, policy, pack, level }) => {
    const subject = urn === undefined ? "" : ` ${logicalNameOf(urn)}:`;
    return `${level.padEnd(longestLevel)} ${pack}/${policy}:${subject} ${oneLine(message)}`;
  });
  const most = Math.max(fewest.messages, lines);
  return ["### Policies", block("text", firstLines([...new Set(listed)].sort(), most))];
}

/** The width of the column of levels. */
const longestLevel = "mandatory".length;

/** The errors that do not belong to a flow. */
export function failureSection({ diagnostics }: Preview, { lines }: Extent): readonly string[] {
  const errors = diagnostics
    .filter(({ severity, urn }) => severity === "error" && (urn === undefined || !isFlowUrn(urn)))
    .flatMap(({ message }) => message.trim().split("\n"));
  if (errors.length === 0) return [];
  return [
    "### What went wrong",
    block("text", firstLines(errors, Math.max(fewest.messages, lines))),
  ];
}

/** What is wrong with a flow, and what changes in it; nothing if there is neither. */
export function flowSection(
  { change, effect, details }: DetailedFlow,
  { lines }: Extent,
): readonly string[] {
  const findings = [
    ...change.errors.map((message) => `error: ${oneLine(message)}`),
    ...change.warnings.map((message) => `warning: ${oneLine(message)}`),
  ];
  const most = Math.max(effect.willFail ? fewestOnFailure : 0, lines);
  const parts = [
    ...(findings.length > 0 && most > 0 ? [block("text", firstLines(findings, most))] : []),
    ...(lines > 0 ? changesSection(details, lines) : []),
  ];
  return parts.length === 0 ? [] : [`### ${code(change.name)}`, ...parts];
}

function changesSection({ diff, routing }: FlowDetails, lines: number): readonly string[] {
  const sections: string[] = [];
  if (diff.length > 0) {
    // Lines without a sign are the labels around a change.
    const changedLines = diff.filter((line) => /^[+-]/.test(line));
    const title = `Changes (${counted(changedLines.length, "line")})`;
    sections.push(foldableSection(title, block("diff", firstLines(diff, lines))));
  }
  if (routing !== "" && lines >= fewestWithRouting) {
    sections.push(foldableSection("Routing", routing));
  }
  return sections;
}

/**
 * The provider's own warnings, sorted, each once. The dynamic provider cannot attach them to a resource,
 * so no flow's section has them, and they may be among the lines of any message.
 */
export function warningSection(preview: Preview, { lines }: Extent): readonly string[] {
  if (hasStopped(preview)) return [];
  const warnings = preview.diagnostics
    .filter(({ severity }) => severity !== "error")
    .flatMap(({ message }) => message.split("\n"))
    .map((line) => line.trim())
    .filter(isProviderMessage);
  if (warnings.length === 0) return [];
  return [
    "### Provider warnings",
    block("text", firstLines([...new Set(warnings)].sort(), Math.max(fewest.warnings, lines))),
  ];
}

/** The steps of resources that are not flows. */
export function otherResourcesSection(preview: Preview, { lines }: Extent): readonly string[] {
  const others = otherSteps(preview).map(
    ({ op, urn }) => `${op} ${typeOf(urn)} ${logicalNameOf(urn)}`,
  );
  if (others.length === 0) return [];
  return [
    "### Other resources",
    block("text", firstLines(others, Math.max(fewest.otherResources, lines))),
  ];
}

function oneLine(message: string): string {
  return message
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .join(" ");
}
