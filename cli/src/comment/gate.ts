import { type Effect, knownEffects, unknownEffect } from "./planned-effect";
import type { PlannedFlow } from "./planned-flows";

/** What the user allows: one effect on a flow, or all of them. */
export interface Allowance {
  /** The allowed effect. Without it, every effect except `unknown` is allowed. */
  readonly kind?: Effect;
  /** The flow's name in the program, its URN, or `*`. */
  readonly flow: string;
  /** The label or option as the user wrote it. */
  readonly by: string;
}

/** A label of a pull request with this prefix is an allowance: see docs/pull-requests.md. */
const labelPrefix = "kaleyra-allow:";

/** The name for the plan as a whole, in place of a flow's. */
const wholePlan = "*";

/** An effect that the gate holds back. The names of these types are keys of the command's JSON. */
export interface BlockedEffect {
  readonly kind: Effect;
  /** The flow's name in the program, or its URN where the name does not identify it. */
  readonly flow: string;
  /** The reason why the effect is uncertain, if that is why it is held back. */
  readonly unknown?: string;
  /** What to do before the effect is allowed. */
  readonly hint?: string;
}

/** An effect that the gate would hold back, had the user not allowed it. */
export interface AllowedEffect extends BlockedEffect {
  /** The label or option that allows the effect. */
  readonly by: string;
}

/** What the gate decided. */
export interface Verdict {
  readonly blocked: readonly BlockedEffect[];
  readonly letThrough: readonly AllowedEffect[];
}

/** What the gate judges. */
export interface Plan {
  readonly flows: readonly PlannedFlow[];
  /** What is uncertain about the plan as a whole. */
  readonly unknowns: readonly string[];
}

/**
 * Parses `appointment`, `deprecate:appointment` or `deprecate:*`. A name may contain a colon itself: a
 * prefix that is not an effect belongs to the name.
 */
export function readAllowance(text: string, by = `--allow ${text}`): Allowance {
  const colon = text.indexOf(":");
  const prefix = text.slice(0, colon);
  const kind = ([...knownEffects, unknownEffect] as const).find((effect) => effect === prefix);
  return kind === undefined ? { flow: text, by } : { kind, flow: text.slice(colon + 1), by };
}

/** The allowances among the labels of a pull request, which are separated by commas or lines. */
export function allowancesIn(labels: string): readonly Allowance[] {
  return labels
    .split(/[,\n]/)
    .map((label) => label.trim())
    .filter((label) => label.startsWith(labelPrefix))
    .map((label) => readAllowance(label.slice(labelPrefix.length).trim(), label));
}

/** The label that allows an effect; `readAllowance` parses it. */
export function labelFor({ kind, flow }: BlockedEffect): string {
  return `${labelPrefix}${kind}:${flow}`;
}

/**
 * Holds back the effects in `failOn` and all unknown ones, except those that are allowed. Keeps the
 * order of the flows.
 */
export function judge(
  { flows, unknowns }: Plan,
  { failOn, allowed }: { failOn: ReadonlySet<Effect>; allowed: readonly Allowance[] },
): Verdict {
  const gated = effectsIn(flows, unknowns).filter(
    ({ kind }) => kind === unknownEffect || failOn.has(kind),
  );
  // A flow may be replaced while the old flow of an earlier replacement is still to be deleted.
  const distinct = new Map(gated.map((effect) => [JSON.stringify(effect), effect]));
  const blocked: BlockedEffect[] = [];
  const letThrough: AllowedEffect[] = [];
  for (const effect of distinct.values()) {
    const allowance = allowed.find((candidate) => covers(candidate, effect));
    if (allowance === undefined) blocked.push(effect);
    else letThrough.push({ ...effect, by: allowance.by });
  }
  return { blocked, letThrough };
}

/** All effects of a plan, what is uncertain about the plan as a whole first. */
function effectsIn(
  flows: readonly PlannedFlow[],
  unknowns: readonly string[],
): readonly BlockedEffect[] {
  const identify = namesIn(flows);
  return [
    ...unknowns.map((unknown) => ({ kind: unknownEffect, flow: wholePlan, unknown }) as const),
    ...flows.flatMap(({ change, effect: { effects, summary, hint } }) =>
      effects.map((kind): BlockedEffect => {
        const flow = identify(change);
        if (kind === unknownEffect) return { kind, flow, unknown: summary };
        return { kind, flow, ...(hint !== undefined && endsOldId(kind) && { hint }) };
      }),
    ),
  ];
}

/**
 * The name of a flow of the plan, or its URN where the name does not identify it. Flows of several
 * components, and a flow and a migration, may have the same name, and a flow may be called `*`; an
 * allowance for one of them must not cover another.
 */
function namesIn(flows: readonly PlannedFlow[]): (change: PlannedFlow["change"]) => string {
  // No flow has the empty URN, so a flow called `*` is ambiguous.
  const urns = new Map<string, string>([[wholePlan, ""]]);
  const ambiguous = new Set<string>();
  for (const { name, urn } of flows.map(({ change }) => change)) {
    if ((urns.get(name) ?? urn) !== urn) ambiguous.add(name);
    urns.set(name, urn);
  }
  return ({ name, urn }) => (ambiguous.has(name) ? urn : name);
}

/** Whether the effect takes the flow's id out of use: only then the hint about its deprecation applies. */
function endsOldId(kind: Effect): boolean {
  return kind === "replace" || kind === "deprecate";
}

/** Whether the allowance includes the effect. `*` is every flow, and the plan as a whole. */
function covers({ kind, flow }: Allowance, effect: BlockedEffect): boolean {
  const hasKind = kind === undefined ? effect.kind !== unknownEffect : kind === effect.kind;
  return hasKind && (flow === "*" || flow === effect.flow);
}
