import type { JsonObject } from "../../../../provider/flow-json/json";
import { once } from "../../../../provider/flow-json/model/memo";
import { counted, firstOf } from "../../../../provider/text";
import { drawnGraph } from "../graph/drawn-graph";
import type { GraphEdge } from "../graph/routing-graph";
import { graphFrameStyle, graphStyle } from "../graph/style";
import { html, type Markup } from "../markup";
import { pageOf } from "../page-frame";
import { printStyle } from "../print";
import { drawScreen } from "../screen";
import { pageStyle, palette, phoneStyle } from "../style";
import { changeList } from "./change-list";
import {
  type ChangedDocument,
  changedDocument,
  type ChangedScreen,
  type Version,
  versionOf,
} from "./changed-document";
import { changedGraph } from "./changed-graph";
import { countsInWords, namesOf, screensOf, unchangedInWords } from "./counts";
import { changesStyle } from "./style";

/** A flow on the page of changes. `cli/src/comment/changes-page.ts` and `commands/render.ts` fill it in. */
export interface FlowToShow {
  readonly name: string;
  /** What happens to the flow: one sentence, without its period. */
  readonly summary: Markup;
  /** Whether the summary is a warning. */
  readonly isWarning?: boolean;
  /** Sentences: what this means for customers and for the stack. */
  readonly meaning: readonly string[];
  /** Errors and warnings about the flow. */
  readonly notes: readonly string[];
  /** The old document; missing if there is none, or if the document is secret or not known before the update. */
  readonly before?: JsonObject | undefined;
  /** The new document; missing for the same reasons. */
  readonly after?: JsonObject | undefined;
  /** Whether the old document is gone after the update, so that the page draws it. */
  readonly goesAway?: boolean;
}

/** A larger page would be hard to read, and to keep as an artifact of a pipeline. */
const mostBytes = 1_800_000;

/** How much of a flow is shown. */
interface Extent {
  readonly hasScreens: boolean;
  readonly hasGraph: boolean;
  /** The most changes, and the most routes, in a list. */
  readonly listed: number;
}

/** The extents to try, the largest first. If none fits, a flow has `leastExtent`. */
const extents: readonly Extent[] = [
  { hasScreens: true, hasGraph: true, listed: 200 },
  { hasScreens: false, hasGraph: true, listed: 200 },
  { hasScreens: false, hasGraph: false, listed: 200 },
  { hasScreens: false, hasGraph: false, listed: 10 },
];
const leastExtent: Extent = { hasScreens: false, hasGraph: false, listed: 0 };

/** One self-contained page for all flows of a plan: what happens to each, and the screens that change side by side. */
export function drawChangesPage(
  title: string,
  flows: readonly FlowToShow[],
  intro: string,
): string {
  let remainingBytes = mostBytes;
  const sections = flows.map((flow, at) => {
    const draw = sectionOf(flow, at);
    let section = draw(leastExtent);
    for (const extent of extents) {
      const candidate = draw(extent);
      if (Buffer.byteLength(candidate.text) > remainingBytes) continue;
      section = candidate;
      break;
    }
    remainingBytes -= Buffer.byteLength(section.text);
    return section;
  });
  return pageOf({
    title: `${title}: changes`,
    heading: title,
    facts: [counted(flows.length, "flow")],
    style:
      palette + pageStyle + phoneStyle + graphStyle + graphFrameStyle + changesStyle + printStyle,
    main: html`
<p class="intro">${intro}</p>
<nav aria-label="Flows"><ul class="flows">${flows.map(
      ({ name, summary }, at) => html`<li><a href="#flow-${at + 1}">${name}</a>: ${summary}</li>`,
    )}</ul></nav>
${sections}`,
  });
}

/** Prepares the section of a flow, and returns a function that draws it to an extent. */
function sectionOf(flow: FlowToShow, index: number): (extent: Extent) => Markup {
  const anchor = `flow-${index + 1}`;
  const { before, after } = flow;
  const changed =
    before !== undefined && after !== undefined
      ? changedDocument(before, after, `${anchor}-`)
      : undefined;
  const onlyVersion =
    changed === undefined ? versionOf(after ?? before ?? {}, `${anchor}-`) : undefined;
  return (extent) => html`<section class="flow" id="${anchor}" aria-labelledby="${anchor}-name">
<h2 id="${anchor}-name">${flow.name}</h2>
<p${flow.isWarning === true && html` class="warning"`}>${flow.summary}.</p>
${flow.meaning.map((sentence) => html`<p>${sentence}</p>`)}
${flow.notes.length > 0 && html`<ul class="notes">${flow.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${changed !== undefined && editedDocument(changed, extent)}
${before === undefined && after !== undefined && wholeDocument(onlyVersion, extent)}
${
  before !== undefined &&
  after === undefined &&
  onlyVersion !== undefined &&
  html`<p>It has ${counted(onlyVersion.drawing.flow.screens.length, "screen")}: ${namesOf(screensOf(onlyVersion))}.</p>
${flow.goesAway === true && html`<h3>What goes away</h3>${wholeDocument(onlyVersion, extent)}`}`
}
</section>`;
}

/** The section of a flow whose document changes. */
function editedDocument(document: ChangedDocument, extent: Extent): Markup {
  const { changes, before, after, screens, newRoutes, lostRoutes } = document;
  if (changes.length + newRoutes.length + lostRoutes.length === 0) {
    return html`<p>Its document stays as it is.</p>`;
  }
  return html`${countsInWords(document)}
${changes.length > 0 && changeList(changes, extent.listed)}
${unchangedInWords(document)}
${routes(document, extent)}
${
  extent.hasScreens
    ? screens.map((screen) => screenPair(screen, before, after))
    : screens.length > 0 && notDrawn
}`;
}

const notDrawn = html`<p class="legend">The page would be too large with these screens: <code>kaleyra-flows render</code> draws them.</p>`;

/** The section of a flow whose document is new or goes away: all screens, without marks. */
function wholeDocument(version: Version | undefined, extent: Extent): Markup {
  if (version === undefined) return html`<p>Its document is not Flow JSON.</p>`;
  const { drawing, graph } = version;
  return html`${extent.hasGraph && graph.edges.length > 0 && drawnGraph(graph, { hasLinks: extent.hasScreens })}
${
  extent.hasScreens
    ? html`<div class="screens">${drawing.flow.screens.map((_, index) => drawnScreen(version, index))}</div>`
    : notDrawn
}`;
}

/** A screen before and after, side by side. */
function screenPair(
  { before, after }: ChangedScreen,
  oldVersion: Version | undefined,
  newVersion: Version | undefined,
): Markup {
  const absent = (version: string, text: string) =>
    html`<h3>${version}</h3><p class="missing">${text}</p>`;
  const oldScreen =
    oldVersion === undefined || before === undefined ? undefined : drawnScreen(oldVersion, before);
  const newScreen =
    newVersion === undefined || after === undefined ? undefined : drawnScreen(newVersion, after);
  return html`<div class="pair">
<div>${oldScreen ?? absent("Before", "There is no such screen: it is new.")}</div>
<div>${newScreen ?? absent("After", "This screen is removed.")}</div>
</div>`;
}

/** A screen of a document by its index, which is also its index in the graph. */
function drawnScreen({ drawing, graph }: Version, index: number): Markup | undefined {
  const screen = drawing.flow.screens[index];
  const graphScreen = graph.screens[index];
  return screen && graphScreen && drawScreen(screen, graphScreen, drawing);
}

/** The routes that change, as a list and a graph. */
function routes(document: ChangedDocument, extent: Extent): Markup | undefined {
  const { newRoutes, lostRoutes } = document;
  if (newRoutes.length + lostRoutes.length === 0) return undefined;
  const entry =
    (verb: string) =>
    ({ from, to }: GraphEdge) =>
      html`<li>${verb}: <code>${from}</code> → <code>${to}</code></li>`;
  const list = [...newRoutes.map(entry("New route")), ...lostRoutes.map(entry("Lost route"))];
  const { first, more } = firstOf(list, extent.listed);
  return html`<h3>Routing</h3>
<ul>${first}${more && html`<li>${more}</li>`}</ul>
${extent.hasGraph && comparedGraph(document)}`;
}

/** The graph of both versions. `drawChangesPage` needs it for several extents, and its layout takes long. */
const comparedGraph = once(({ before, after }: ChangedDocument): Markup | undefined => {
  if (before === undefined || after === undefined) return undefined;
  return html`<p class="legend">The graph has both versions. A thick line is a new route, a dotted line a lost one; the word “new” or “lost” is on the line, or in a list after the name of the screen that it leads to. A thick box with the word “New” is a new screen, a dotted box with the word “Removed” a removed one. A box with a double border is a terminal screen, which ends the flow.</p>
${drawnGraph(changedGraph(before.graph, after.graph), { hasLinks: false })}`;
});
