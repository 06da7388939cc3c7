import { secretShown } from "../../../provider/signatures";
import { logicalNameOf, typeOf } from "../../../provider/urn";
import { isFlowUrn, isOfProvider, otherSteps } from "./flow-changes";
import type { FlowDetails } from "./flow-details";
import type { BlockedEffect, AllowedEffect } from "./gate";
import { block, code, firstOf, foldableSection, table } from "./markdown";
import type { PlannedFlow } from "./planned-flows";
import { hasStopped, type PolicyViolation, type Preview } from "./preview/preview";

/** How much of a preview a comment shows, so that it is not too long to post. */
export interface Extent {
  /**
   * The number of lines for each flow's changes and for each list of messages. A small number omits
   * the drawings.
   */
  readonly lines: number;
  /** Rows of the table of flows. */
  readonly rows: number;
}

export interface DetailedFlow extends PlannedFlow {
  readonly details: FlowDetails;
}

export interface CommentOptions {
  /** The project and the stack. A later run finds its comment by this title. */
  readonly title: string;
  readonly blocked: readonly BlockedEffect[];
  readonly letThrough: readonly AllowedEffect[];
  /** How to allow a blocked effect, in Markdown. */
  readonly howToAllow: (blocked: BlockedEffect) => string;
}

/** One row for each flow. */
export function effectTable(flows: readonly PlannedFlow[], mostRows: number): readonly string[] {
  if (flows.length === 0) return [];
  const rows = flows.slice(0, mostRows).map(({ change, effect }) => {
    const flowName = change.after?.name ?? change.before?.name;
    const atKaleyra =
      typeof flowName === "string" && flowName !== change.name && flowName !== secretShown
        ? ` (${code(flowName)})`
        : "";
    return [code(change.name) + atKaleyra, effect.summary];
  });
  const more = flows.length - rows.length;
  return [
    ...(rows.length > 0 ? [table(["Flow", "What happens to it"], rows)] : []),
    ...(more > 0 ? [`… and ${more} more flows.`] : []),
  ];
}

/** What the gate holds back, and how to allow it. */
export function blockedSection(
  { blocked, howToAllow }: CommentOptions,
  { lines }: Extent,
): readonly string[] {
  const items = blocked.map((one) => {
    const first = one.hint === undefined ? "" : `${one.hint}; then `;
    return `${blockedText(one)}: ${first}${howToAllow(one)}`;
  });
  return listSection("Held back", items, lines);
}

/** What would be held back, and what lets it through. */
export function letThroughSection(
  { letThrough }: CommentOptions,
  { lines }: Extent,
): readonly string[] {
  const items = letThrough.map((one) => `${code(one.by, 200)} lets through: ${blockedText(one)}`);
  return listSection("Let through", items, lines);
}

/** What is uncertain about the plan, unless the gate already lists it. */
export function unknownsSection(
  { unknowns }: Preview,
  { blocked, letThrough }: CommentOptions,
  { lines }: Extent,
): readonly string[] {
  const named = new Set([...blocked, ...letThrough].map(({ unknown }) => unknown));
  const items = unknowns
    .filter((unknown) => !named.has(unknown))
    .map((unknown) => code(unknown, 600));
  return listSection("Not known", items, lines);
}

function blockedText({ kind, flow, unknown }: BlockedEffect): string {
  const subject = `${kind} of ${code(flow)}`;
  return unknown === undefined ? subject : `${subject} (${code(unknown, 600)})`;
}

function listSection(title: string, items: readonly string[], lines: number): readonly string[] {
  if (items.length === 0) return [];
  const most = Math.max(10, lines);
  const more = items.length > most ? [`… and ${items.length - most} more`] : [];
  const list = [...items.slice(0, most), ...more].map((item) => `- ${item}`);
  return [`### ${title}`, list.join("\n")];
}

/** The findings of policies, sorted, each once. */
export function policySection(
  findings: readonly PolicyViolation[],
  { lines }: Extent,
): readonly string[] {
  if (findings.length === 0) return [];
  const listed = findings.map(({ urn, message, policy, pack, level }) => {
    const subject = urn === undefined ? "" : ` ${logicalNameOf(urn)}:`;
    return `${level.padEnd(9)} ${pack}/${policy}:${subject} ${oneLine(message)}`;
  });
  return ["### Policies", block("text", firstOf([...new Set(listed)].sort(), Math.max(10, lines)))];
}

/** The errors that do not belong to a flow. */
export function failureSection({ diagnostics }: Preview, { lines }: Extent): readonly string[] {
  const errors = diagnostics
    .filter(({ severity, urn }) => severity === "error" && !(urn !== undefined && isFlowUrn(urn)))
    .flatMap(({ message }) => message.trim().split("\n"));
  if (errors.length === 0) return [];
  return ["### What went wrong", block("text", firstOf(errors, Math.max(10, lines)))];
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
  // At least the reason of a refusal is always shown.
  const most = Math.max(effect.willFail ? 3 : 0, lines);
  const parts = [
    ...(findings.length > 0 && most > 0 ? [block("text", firstOf(findings, most))] : []),
    ...(lines > 0 ? changesSection(details, lines) : []),
  ];
  return parts.length === 0 ? [] : [`### ${code(change.name)}`, ...parts];
}

function changesSection({ diff, routing }: FlowDetails, lines: number): readonly string[] {
  const count = diff.filter((line) => /^[+-]/.test(line)).length;
  return [
    ...(diff.length > 0
      ? [foldableSection(`Changes (${count} lines)`, block("diff", firstOf(diff, lines)))]
      : []),
    // A cut drawing would be wrong, so it is complete or omitted.
    ...(routing !== "" && lines >= 20 ? [foldableSection("Routing", routing)] : []),
  ];
}

/** The provider's own warnings, which name no resource, so they are in no flow's section. */
export function warningSection(preview: Preview, { lines }: Extent): readonly string[] {
  if (hasStopped(preview)) return [];
  const warnings = preview.diagnostics
    .filter(({ severity }) => severity !== "error")
    .flatMap(({ message }) => message.split("\n"))
    .map((line) => line.trim())
    .filter(isOfProvider);
  if (warnings.length === 0) return [];
  return [
    "### Warnings of the provider",
    block("text", firstOf([...new Set(warnings)].sort(), Math.max(5, lines))),
  ];
}

/** The steps of resources that are not flows. */
export function otherResourcesSection(preview: Preview, { lines }: Extent): readonly string[] {
  const others = otherSteps(preview).map(
    ({ op, urn }) => `${op} ${typeOf(urn)} ${logicalNameOf(urn)}`,
  );
  if (others.length === 0) return [];
  return ["### Other resources", block("text", firstOf(others, Math.max(5, lines)))];
}

function oneLine(message: string): string {
  return message
    .trim()
    .split("\n")
    .map((line) => line.trim())
    .join(" ");
}
