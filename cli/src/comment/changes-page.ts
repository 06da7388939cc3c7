import { isStatusUncertain } from "../../../provider/lifecycle/flow/state";
import { drawChangesPage, type FlowToShow } from "../render/changes/page";
import { html, type Markup } from "../render/markup";
import { documentOf } from "./flow-details";
import type { Effect } from "./planned-effect";
import type { PlannedFlow } from "./planned-flows";

/**
 * Writes the page that `kaleyra-flows comment --page` writes: each flow before and after a plan.
 *
 * @param verdict One sentence about the plan as a whole.
 */
export function changesPage(title: string, flows: readonly PlannedFlow[], verdict: string): string {
  return drawChangesPage(`WhatsApp flows: ${title}`, flows.map(flowToShow), verdict);
}

function flowToShow({ change, effect }: PlannedFlow): FlowToShow {
  const { name, before, after, errors, warnings, isDeletion } = change;
  const isSwitchedOff = isDeletion && isOnly(effect, "deprecate");
  // `switchedOff` already explains the effect.
  const explained = effect.willFail || isSwitchedOff ? [] : effect.effects;
  return {
    name,
    summary: isSwitchedOff ? switchedOff : fromMarkdown(effect.summary),
    isWarning: isSwitchedOff,
    meaning: [
      ...(isDeletion ? deletionInWords({ change, effect }) : []),
      ...explained.map((kind) => meanings[kind]),
    ],
    notes: [...errors, ...warnings],
    before: documentOf(before?.flowJson),
    after: isDeletion ? undefined : documentOf(after?.flowJson),
    goesAway: isSwitchedOff || isOnly(effect, "delete"),
  };
}

const switchedOff = html`<strong>Warning: this flow is switched off for good.</strong> Customers cannot open it any more, and this cannot be undone`;

/** Whether this effect is certain, and the only one. */
function isOnly({ effects, willFail }: PlannedFlow["effect"], kind: Effect): boolean {
  return !willFail && effects.length > 0 && effects.every((effect) => effect === kind);
}

/** Whether customers can open the flow today, and why and how it leaves the stack. */
function deletionInWords({ change, effect }: PlannedFlow): readonly string[] {
  const { before, isLeftOver } = change;
  const isOpen = before?.status === "PUBLISHED" && !isStatusUncertain(before);
  const outcome = deletionOutcomes.find(({ kind }) => isOnly(effect, kind))?.outcome;
  const reason = isLeftOver
    ? "This is the old flow of an earlier replacement"
    : "The program no longer contains this flow, or the whole stack is destroyed";
  return [
    ...(isOpen ? ["Customers can open this flow today."] : []),
    outcome === undefined ? `${reason}.` : `${reason}: applying the plan ${outcome}.`,
  ];
}

/** What applying the plan does to a deleted flow, as the end of a sentence. */
const deletionOutcomes = [
  { kind: "deprecate", outcome: "deprecates it" },
  { kind: "delete", outcome: "deletes it" },
  { kind: "retain", outcome: "leaves it at Kaleyra" },
] as const;

/** What each effect means, for readers who do not know the words of Kaleyra and Pulumi. */
const meanings: Readonly<Record<Effect, string>> = {
  create: "The flow does not exist yet and is created.",
  publish: "Customers can open it, or an edit of it, that they cannot open today.",
  edit: "Customers can open this flow today. It becomes a draft, changes, and is published again. New messages then open the new version.",
  stage:
    "The change waits as a draft. Customers most likely see the version that was published last until it is published.",
  replace:
    "A new flow with a new id takes its place. Messages that name the old id do not lead to the new flow.",
  deprecate:
    "A deprecated flow is switched off for good: customers cannot open it any more, and this cannot be undone.",
  delete: "The draft is deleted, and this cannot be undone.",
  retain: "The flow stays at Kaleyra as it is; changes of this project no longer reach it.",
  unknown: "What happens to it is not known.",
};

/** A summary of `planned-effect.ts` as HTML. Bold text and code are the only Markdown in it. */
function fromMarkdown(text: string): Markup {
  return html`${text.split(/(\*\*.+?\*\*|`.+?`)/).map((part) => {
    if (part.startsWith("**")) return html`<strong>${part.slice(2, -2)}</strong>`;
    return part.startsWith("`") ? html`<code>${part.slice(1, -1)}</code>` : part;
  })}`;
}
