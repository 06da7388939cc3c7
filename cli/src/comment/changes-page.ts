import { drawChangesPage, type FlowToShow } from "../render/changes/page";
import { html, type Markup } from "../render/markup";
import { documentOf } from "./flow-details";
import type { Effect } from "./planned-effect";
import type { PlannedFlow } from "./planned-flows";

/**
 * The page that `kaleyra-flows comment --page` writes: each flow before and after a plan.
 *
 * @param verdict One sentence about the plan as a whole.
 */
export function changesPage(title: string, flows: readonly PlannedFlow[], verdict: string): string {
  return drawChangesPage(`WhatsApp flows: ${title}`, flows.map(flowToShow), verdict);
}

function flowToShow({ change, effect }: PlannedFlow): FlowToShow {
  const { name, before, after, errors, warnings, isDeletion, isLeftOver } = change;
  return {
    name,
    summary: fromMarkdown(effect.summary),
    meaning: [
      ...(isDeletion && !isLeftOver ? ["The program no longer has this flow."] : []),
      ...(effect.willFail ? [] : effect.effects.map((kind) => meanings[kind])),
    ],
    notes: [...errors, ...warnings],
    before: documentOf(before?.flowJson),
    after: isDeletion ? undefined : documentOf(after?.flowJson),
  };
}

/** For readers who do not know the words of Kaleyra and Pulumi. */
const meanings: Readonly<Record<Effect, string>> = {
  create: "The flow does not exist yet and is created.",
  publish: "Customers can open it, or an edit of it, that they cannot open today.",
  edit: "Customers can open this flow today. It becomes a draft, changes, and is published again: from then on they see the new version.",
  stage:
    "The change waits as a draft. Customers most likely see the version that was published last until it is published.",
  replace:
    "A new flow with a new id takes its place. Messages that name the old id do not lead to the new flow.",
  deprecate: "A deprecated flow can no longer be sent or opened, and this cannot be undone.",
  delete: "The draft is deleted, and this cannot be undone.",
  retain: "The flow stays at Kaleyra as it is; changes of this project no longer reach it.",
  unknown: "What happens to it is not known.",
};

/** The bold text and code of a summary. */
function fromMarkdown(text: string): Markup {
  return html`${text.split(/(\*\*.+?\*\*|`.+?`)/).map((part) => {
    if (part.startsWith("**")) return html`<strong>${part.slice(2, -2)}</strong>`;
    return part.startsWith("`") ? html`<code>${part.slice(1, -1)}</code>` : part;
  })}`;
}
