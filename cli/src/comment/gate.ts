import { type Fate, type FateKind, fateKinds } from "./fate";
import type { FlowChange } from "./flow-changes";

/** Something that is let through on purpose: what becomes of a flow, or anything that does. */
export interface Allowed {
  /** Every kind where there is none. */
  readonly kind?: FateKind;
  /** The flow's name in the program, or `*`. */
  readonly flow: string;
}

/** A label of a pull request that begins so lets through what stands behind it. */
const labelPrefix = "kaleyra-allow:";

/** What a gate holds back. */
export interface Held {
  readonly kind: FateKind;
  readonly flow: string;
}

/** As in `appointment`, `deprecate:appointment`, `deprecate:*`. */
export function readAllowed(text: string): Allowed {
  const colon = text.indexOf(":");
  const kind = fateKinds.find((one) => one === text.slice(0, colon));
  return kind === undefined ? { flow: text } : { kind, flow: text.slice(colon + 1) };
}

/** The labels of a pull request, of which most are about something else. */
export function allowedByLabels(labels: string): readonly Allowed[] {
  return labels
    .split(/[,\n]/)
    .map((label) => label.trim())
    .filter((label) => label.startsWith(labelPrefix))
    .map((label) => readAllowed(label.slice(labelPrefix.length).trim()));
}

export function labelFor({ kind, flow }: Held): string {
  return `${labelPrefix}${kind}:${flow}`;
}

/** What is neither harmless nor allowed, in the order of the flows. */
export function heldBack(
  flows: readonly { readonly change: FlowChange; readonly fate: Fate }[],
  { failOn, allowed }: { failOn: ReadonlySet<FateKind>; allowed: readonly Allowed[] },
): readonly Held[] {
  return flows
    .flatMap(({ change, fate }) => fate.kinds.map((kind) => ({ kind, flow: change.name })))
    .filter(({ kind }) => failOn.has(kind))
    .filter((held) => !allowed.some((one) => covers(one, held)));
}

function covers({ kind, flow }: Allowed, held: Held): boolean {
  return (kind === undefined || kind === held.kind) && (flow === "*" || flow === held.flow);
}
