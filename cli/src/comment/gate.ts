import { type FateKind, fateKinds, notUnderstood } from "./fate";
import type { PlannedFlow } from "./planned-flows";

/** Something that is let through on purpose: what becomes of a flow, or anything that does. */
export interface Allowed {
  /** Where there is none, every kind but what is not understood. */
  readonly kind?: FateKind;
  /** The flow's name in the program, or `*`. */
  readonly flow: string;
  /** The label or the option that says so, as it was given. */
  readonly by: string;
}

/** A label of a pull request that begins so lets through what stands behind it. */
const labelPrefix = "kaleyra-allow:";

/** The name under which the plan as a whole is held back. */
const wholePlan = "*";

/** What a gate holds back. */
export interface Held {
  readonly kind: FateKind;
  readonly flow: string;
  /** What is not known, where that is why. */
  readonly doubt?: string;
}

export interface LetThrough extends Held {
  readonly by: string;
}

export interface Verdict {
  readonly held: readonly Held[];
  readonly letThrough: readonly LetThrough[];
}

export interface Plan {
  readonly flows: readonly PlannedFlow[];
  /** What is not known of it as a whole. */
  readonly doubts: readonly string[];
}

/** As in `appointment`, `deprecate:appointment`, `deprecate:*`. */
export function readAllowed(text: string, by = `--allow ${text}`): Allowed {
  const colon = text.indexOf(":");
  const kind = ([...fateKinds, notUnderstood] as const).find((one) => one === text.slice(0, colon));
  return kind === undefined ? { flow: text, by } : { kind, flow: text.slice(colon + 1), by };
}

/** The labels of a pull request, of which most are about something else. */
export function allowedByLabels(labels: string): readonly Allowed[] {
  return labels
    .split(/[,\n]/)
    .map((label) => label.trim())
    .filter((label) => label.startsWith(labelPrefix))
    .map((label) => readAllowed(label.slice(labelPrefix.length).trim(), label));
}

export function labelFor({ kind, flow }: Held): string {
  return `${labelPrefix}${kind}:${flow}`;
}

/**
 * Holds back what is neither harmless nor allowed, in the order of the flows; what is not understood
 * is never harmless.
 */
export function judge(
  { flows, doubts }: Plan,
  { failOn, allowed }: { failOn: ReadonlySet<FateKind>; allowed: readonly Allowed[] },
): Verdict {
  const stopped: readonly Held[] = [
    ...doubts.map((doubt) => ({ kind: notUnderstood, flow: wholePlan, doubt }) as const),
    ...flows.flatMap(({ change: { name: flow }, fate }) =>
      fate.kinds.map((kind) =>
        kind === notUnderstood ? { kind, flow, doubt: fate.words } : { kind, flow },
      ),
    ),
  ].filter(({ kind }) => kind === notUnderstood || failOn.has(kind));
  // A flow of that name may be replaced while an earlier replacement's old one is still to be deleted.
  const each = [...new Map(stopped.map((one) => [JSON.stringify(one), one])).values()];
  const judged = each.map((one) => {
    const by = allowed.find((allowance) => covers(allowance, one))?.by;
    return { one, by };
  });
  return {
    held: judged.flatMap(({ one, by }) => (by === undefined ? [one] : [])),
    letThrough: judged.flatMap(({ one, by }) => (by === undefined ? [] : [{ ...one, by }])),
  };
}

function covers({ kind, flow }: Allowed, held: Held): boolean {
  const isKind = kind === undefined ? held.kind !== notUnderstood : kind === held.kind;
  return isKind && (flow === "*" || flow === held.flow);
}
