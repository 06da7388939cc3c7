import { counted, firstOf, truncated } from "../../../../provider/text";
import type { GraphScreen } from "../graph/routing-graph";
import { html, type Markup } from "../markup";
import type { ChangedDocument, Version } from "./changed-document";

/** The most screens that a sentence names; the rest is counted. */
const mostNames = 12;
/** In characters, of the title of a screen in a sentence. */
const longestTitle = 40;

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
  const kept = screens.filter(
    ({ before: old, after: fresh }) => old !== undefined && fresh !== undefined,
  );
  const afterOf = (list: typeof screens) =>
    named(
      after,
      list.map((screen) => screen.after),
    );
  const moves = changes.filter(({ kind }) => kind === "moved").length;
  const parts = [
    countedScreens("new screen", afterOf(added)),
    countedScreens(
      "removed screen",
      named(
        before,
        removed.map((screen) => screen.before),
      ),
    ),
    countedScreens("changed screen", afterOf(kept)),
    ...[
      { what: "moved part", number: moves },
      { what: "new route", number: newRoutes.length },
      { what: "lost route", number: lostRoutes.length },
    ].map(({ what, number }) => number > 0 && html`<strong>${counted(number, what)}</strong>`),
  ].filter((part) => part !== false);
  if (parts.length === 0) return html``;
  return html`<p>In its document: ${parts.map((part, at) => html`${at > 0 && ", "}${part}`)}.</p>`;
}

/** The screens that are the same in both versions. */
export function unchangedInWords({ screens, after }: ChangedDocument): Markup | undefined {
  const changed = new Set(screens.map((screen) => screen.after));
  const unchanged = screensOf(after).filter((_, index) => !changed.has(index));
  return unchanged.length === 0
    ? undefined
    : html`<p>Unchanged screens: ${namesOf(unchanged)}.</p>`;
}

/** The screens of a document, without the names that no screen has. */
export function screensOf(version: Version | undefined): readonly GraphScreen[] {
  return version?.graph.screens.filter(({ isMissing }) => !isMissing) ?? [];
}

function countedScreens(what: string, screens: readonly GraphScreen[]): Markup | false {
  if (screens.length === 0) return false;
  return html`<strong>${counted(screens.length, what)}</strong> (${namesOf(screens)})`;
}

/** The names and titles of screens, separated by commas. */
export function namesOf(screens: readonly GraphScreen[]): Markup {
  const { first, more } = firstOf(screens, mostNames);
  return html`${first.map(
    ({ name, title }, at) =>
      html`${at > 0 && ", "}<code>${name}</code>${title !== "" && ` “${truncated(title, longestTitle)}”`}`,
  )}${more && ` ${more}`}`;
}
