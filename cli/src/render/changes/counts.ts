import { counted, firstOf, truncated } from "../../../../provider/text";
import type { GraphScreen } from "../graph/routing-graph";
import { html, type Markup } from "../markup";
import type { ChangedDocument, ChangedScreen, Version } from "./changed-document";

/** The most screens that a sentence names; it counts the rest. */
const mostNames = 12;
/** The most characters of a screen's title in a sentence. */
const longestTitle = 40;

/** What changes in a document, in one sentence: how many screens and which, moved parts, and routes. */
export function countsInWords(document: ChangedDocument): Markup {
  const { screens, changes, newRoutes, lostRoutes } = document;
  const newScreens = screens.filter(({ before }) => before === undefined);
  const removedScreens = screens.filter(({ after }) => after === undefined);
  const changedScreens = screens.filter(
    ({ before, after }) => before !== undefined && after !== undefined,
  );
  const moves = changes.filter(({ kind }) => kind === "moved");
  const parts = [
    countedScreens("new screen", inVersion(newScreens, "after", document)),
    countedScreens("removed screen", inVersion(removedScreens, "before", document)),
    countedScreens("changed screen", inVersion(changedScreens, "after", document)),
    countedParts("moved part", moves.length),
    countedParts("new route", newRoutes.length),
    countedParts("lost route", lostRoutes.length),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return html``;
  return html`<p>In its document: ${parts.map((part, index) => html`${index > 0 && ", "}${part}`)}.</p>`;
}

/** The screens of one version. Its graph has them in the order of the document. */
function inVersion(
  screens: readonly ChangedScreen[],
  side: "before" | "after",
  document: ChangedDocument,
): readonly GraphScreen[] {
  const graph = document[side]?.graph;
  return screens.flatMap((screen) => {
    const index = screen[side];
    return index === undefined ? [] : (graph?.screens[index] ?? []);
  });
}

function countedParts(noun: string, count: number): Markup | undefined {
  return count > 0 ? html`<strong>${counted(count, noun)}</strong>` : undefined;
}

/** A sentence with the screens that are the same in both versions; `undefined` if there are none. */
export function unchangedInWords({ screens, after }: ChangedDocument): Markup | undefined {
  const changed = new Set(screens.map((screen) => screen.after));
  const unchanged = screensOf(after).filter((_, index) => !changed.has(index));
  return unchanged.length === 0
    ? undefined
    : html`<p>Unchanged screens: ${namesOf(unchanged)}.</p>`;
}

/** The screens of a document, without the missing screens to which a route leads. */
export function screensOf(version: Version | undefined): readonly GraphScreen[] {
  return version?.graph.screens.filter(({ isMissing }) => !isMissing) ?? [];
}

function countedScreens(noun: string, screens: readonly GraphScreen[]): Markup | undefined {
  if (screens.length === 0) return undefined;
  return html`<strong>${counted(screens.length, noun)}</strong> (${namesOf(screens)})`;
}

/** The names and titles of screens, separated by commas. */
export function namesOf(screens: readonly GraphScreen[]): Markup {
  const { first, more } = firstOf(screens, mostNames);
  return html`${first.map(
    ({ name, title }, at) =>
      html`${at > 0 && ", "}<code>${name}</code>${title !== "" && ` “${truncated(title, longestTitle)}”`}`,
  )}${more && ` ${more}`}`;
}
