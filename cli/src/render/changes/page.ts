import type { JsonObject } from "../../../../provider/flow-json/json";
import { counted } from "../../validate/validation";
import { layOut } from "../graph/layout";
import type { GraphEdge, RoutingGraph } from "../graph/routing-graph";
import { graphSvg } from "../graph/svg";
import { html, type Markup } from "../markup";
import { pageOf } from "../page-frame";
import { drawScreen } from "../screen";
import { graphStyle, pageStyle, palette, phoneStyle } from "../style";
import { changeList } from "./change-list";
import {
  type ChangedDocument,
  changedDocument,
  type ChangedScreen,
  type Version,
  versionOf,
} from "./changed-document";
import { changesStyle } from "./style";

/** A flow that changes. */
export interface FlowToShow {
  readonly name: string;
  /** What happens to the flow, one sentence. */
  readonly summary: Markup;
  /** Errors and warnings about it. */
  readonly notes: readonly string[];
  /** Missing where it does not exist, is secret, or is not known before the update. */
  readonly before?: JsonObject | undefined;
  readonly after?: JsonObject | undefined;
}

/** The page stays readable, and small enough to keep as an artifact of a pipeline. */
const mostBytes = 1_800_000;

/** One self-contained page for all flows of a plan: what happens to each, and the screens that change side by side. */
export function drawChangesPage(title: string, flows: readonly FlowToShow[]): string {
  let left = mostBytes;
  const sections = flows.map((flow, at) => {
    const whole = flowSection(flow, at, true);
    const section = whole.text.length <= left ? whole : flowSection(flow, at, false);
    left -= section.text.length;
    return section;
  });
  return pageOf({
    title: `${title}: changes`,
    heading: title,
    facts: [flows.length === 0 ? "No flow changes" : counted(flows.length, "flow")],
    style: palette + pageStyle + phoneStyle + graphStyle + changesStyle,
    main: html`
<nav aria-label="Flows"><ul class="flows">${flows.map(
      ({ name, summary }, at) => html`<li><a href="#flow-${at + 1}">${name}</a>: ${summary}</li>`,
    )}</ul></nav>
${sections}`,
  });
}

function flowSection(flow: FlowToShow, index: number, withScreens: boolean): Markup {
  const anchor = `flow-${index + 1}`;
  const { before, after } = flow;
  return html`<section class="flow" id="${anchor}" aria-labelledby="${anchor}-name">
<h2 id="${anchor}-name">${flow.name}</h2>
<p>${flow.summary}.</p>
${flow.notes.length > 0 && html`<ul class="notes">${flow.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${before !== undefined && after !== undefined && editedDocument(changedDocument(before, after, `${anchor}-`), withScreens)}
${before === undefined && after !== undefined && newDocument(versionOf(after, `${anchor}-`), withScreens)}
</section>`;
}

function editedDocument(document: ChangedDocument, withScreens: boolean): Markup {
  const { changes, before, after, screens } = document;
  if (changes.length === 0) return html`<p>Its document stays as it is.</p>`;
  return html`${changeList(changes)}
${routes(document)}
${withScreens ? screens.map((screen) => screenPair(screen, before, after)) : notDrawn}`;
}

const notDrawn = html`<p class="legend">The page would be too large with these screens: <code>kaleyra-flows render</code> draws them.</p>`;

function newDocument(version: Version | undefined, withScreens: boolean): Markup {
  if (version === undefined) return html`<p>Its document is not Flow JSON.</p>`;
  if (!withScreens) return notDrawn;
  const { drawing, graph } = version;
  return html`${drawnGraph(graph)}
<div class="screens">${drawing.flow.screens.map((_, index) => drawnScreen(version, index))}</div>`;
}

function screenPair(
  { before, after }: ChangedScreen,
  old: Version | undefined,
  fresh: Version | undefined,
): Markup {
  const absent = (version: string, text: string) =>
    html`<h3>${version}</h3><p class="missing">${text}</p>`;
  const oldScreen =
    old === undefined || before === undefined ? undefined : drawnScreen(old, before);
  const newScreen =
    fresh === undefined || after === undefined ? undefined : drawnScreen(fresh, after);
  return html`<div class="pair">
<div>${oldScreen ?? absent("Before", "This screen is new.")}</div>
<div>${newScreen ?? absent("After", "This screen is removed.")}</div>
</div>`;
}

function drawnScreen({ drawing, graph }: Version, at: number): Markup | undefined {
  const [screen, place] = [drawing.flow.screens[at], graph.screens[at]];
  return screen && place && drawScreen(screen, place, drawing);
}

function routes({ newRoutes, lostRoutes, after }: ChangedDocument): Markup | undefined {
  if (newRoutes.length + lostRoutes.length === 0) return undefined;
  const entry =
    (verb: string) =>
    ({ from, to }: GraphEdge) =>
      html`<li>${verb}: <code>${from}</code> → <code>${to}</code></li>`;
  return html`<h3>Routing</h3>
<ul>${newRoutes.map(entry("New route"))}${lostRoutes.map(entry("Lost route"))}</ul>
${after !== undefined && drawnGraph(after.graph)}`;
}

/** A larger graph would be unreadable. */
const mostScreensInGraph = 40;

function drawnGraph(graph: RoutingGraph): Markup | undefined {
  if (graph.edges.length === 0 || graph.screens.length > mostScreensInGraph) return undefined;
  return html`<div class="graph-frame" tabindex="0" role="region" aria-label="Routing graph, scrolls sideways">
${graphSvg(layOut(graph), { linked: false })}
</div>`;
}
