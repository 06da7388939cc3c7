import { drawChangesPage, type FlowToShow } from "../render/changes/page";
import { html, type Markup } from "../render/markup";
import { documentOf } from "./flow-details";
import type { PlannedFlow } from "./planned-flows";

/** The page that `kaleyra-flows comment --page` writes: each flow before and after a plan. */
export function changesPage(title: string, flows: readonly PlannedFlow[]): string {
  return drawChangesPage(`WhatsApp flows: ${title}`, flows.map(flowToShow));
}

function flowToShow({ change, effect }: PlannedFlow): FlowToShow {
  const { name, before, after, errors, warnings, isDeletion } = change;
  return {
    name,
    summary: fromMarkdown(effect.summary),
    notes: [...errors, ...warnings],
    before: documentOf(before?.flowJson),
    after: isDeletion ? undefined : documentOf(after?.flowJson),
  };
}

/** The bold text and code of a summary. */
function fromMarkdown(text: string): Markup {
  return html`${text.split(/(\*\*.+?\*\*|`.+?`)/).map((part) => {
    if (part.startsWith("**")) return html`<strong>${part.slice(2, -2)}</strong>`;
    return part.startsWith("`") ? html`<code>${part.slice(1, -1)}</code>` : part;
  })}`;
}
