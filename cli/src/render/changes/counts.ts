import { html, type Markup } from "../markup";
import type { ChangedDocument, Version } from "./changed-document";

const mostNames = 12;

/** What changes in a document, in one sentence: how many screens, and which. */
export function countsInWords({
  screens,
  changes,
  newRoutes,
  lostRoutes,
  before,
  after,
}: ChangedDocument): Markup {
  const named = (version: Version | undefined, indexes: readonly (number | undefined)[]) =>
    indexes.flatMap((index) => (index === undefined ? [] : (version?.graph.screens[index] ?? [])));
  const added = screens.filter((screen) => screen.before === undefined);
  const removed = screens.filter((screen) => screen.after === undefined);
  const kept = screens.filter((screen) => !added.includes(screen) && !removed.includes(screen));
  const afterOf = (list: typeof screens) =>
    named(
      after,
      list.map((screen) => screen.after),
    );
  const moves = changes.filter(({ kind }) => kind === "moved").length;
  const parts = [
    counted("new screen", afterOf(added)),
    counted(
      "removed screen",
      named(
        before,
        removed.map((screen) => screen.before),
      ),
    ),
    counted("changed screen", afterOf(kept)),
    ...[
      { what: "moved part", number: moves },
      { what: "new route", number: newRoutes.length },
      { what: "lost route", number: lostRoutes.length },
    ].map(
      ({ what, number }) =>
        number > 0 && html`<strong>${number} ${what}${number > 1 && "s"}</strong>`,
    ),
  ].filter((part) => part !== false);
  if (parts.length === 0) return html``;
  return html`<p>In its document: ${parts.map((part, at) => html`${at > 0 && ", "}${part}`)}.</p>`;
}

function counted(what: string, screens: readonly { readonly name: string }[]): Markup | false {
  if (screens.length === 0) return false;
  return html`<strong>${screens.length} ${what}${screens.length > 1 && "s"}</strong> (${namesOf(screens)})`;
}

/** The names of screens, separated by commas. */
export function namesOf(screens: readonly { readonly name: string }[]): Markup {
  const more = screens.length - mostNames;
  return html`${screens
    .slice(0, mostNames)
    .map(
      ({ name }, at) => html`${at > 0 && ", "}<code>${name}</code>`,
    )}${more > 0 && ` and ${more} more`}`;
}
