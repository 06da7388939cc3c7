import { groupBy } from "../../../../provider/group-by";
import { html, type Markup } from "../markup";
import { type Lane, type LaneLook, lanesOf } from "./lanes";
import type { GraphScreen, RoutingGraph } from "./routing-graph";
import { changeWords } from "./svg";

/** More lines next to each other would be unreadable; the words of each row remain. */
const mostColumns = 24;
/** Lines between more screens would be too long to follow. */
const mostScreensWithLines = 150;
/** The length of the head of an arrow in pixels. */
const headLength = 9;
/** The pixels between the heads of arrows and the first line. */
const gap = 6;

/** Where a line joins a row, in pixels from its top. A lost route has other places, where no new route covers it. */
function joints(look: LaneLook): { readonly entryY: number; readonly exitY: number } {
  return look === "lost" ? { entryY: 7, exitY: 46 } : { entryY: 19, exitY: 36 };
}

/**
 * A graph as a list: a row for each screen, and lines at the side from row to row. It fits every
 * width, and a page can end between two rows.
 */
export function graphRows(graph: RoutingGraph, { hasLinks }: { hasLinks: boolean }): Markup {
  const { lanes, columns } =
    graph.screens.length > mostScreensWithLines ? { lanes: [], columns: 0 } : lanesOf(graph);
  const hasLines = columns > 0 && columns <= mostColumns;
  const spacing = columns > 10 ? 6 : 11; // Closer lines leave the words of many rows enough room.
  const width = headLength + gap + columns * spacing;
  const words = routeWords(graph, hasLinks);
  return html`<ol class="rows">${graph.screens.map(
    (screen, row) =>
      html`<li class="row${screen.change && ` ${screen.change}`}"><div class="row-box${kindsOf(screen)}" data-screen="${screen.name}">${words(screen)}</div>${
        hasLines && linesOf(row, { lanes, width, spacing })
      }</li>\n`,
  )}</ol>`;
}

/** The graph as text: for screen readers, and for names that do not fit into boxes. */
export function routesInWords(graph: RoutingGraph, { hasLinks }: { hasLinks: boolean }): Markup {
  const words = routeWords(graph, hasLinks);
  return html`<details class="routes"><summary>The routes in words</summary><ul>${graph.screens.map(
    (screen) => html`<li>${words(screen)}</li>`,
  )}</ul></details>`;
}

/** A function that writes a screen, what is special about it, and where it leads to. */
function routeWords({ screens, edges }: RoutingGraph, hasLinks: boolean) {
  const names = new Map(screens.map((screen) => [screen.key, screen]));
  const routes = groupBy(edges, ({ from }) => from);
  const link = ({ anchor, name }: GraphScreen) =>
    hasLinks && anchor !== ""
      ? html`<a href="#${anchor}"><code>${name}</code></a>`
      : html`<code>${name}</code>`;
  return (screen: GraphScreen): Markup => {
    const targets = routes.get(screen.key) ?? [];
    const verb = screen.isMissing ? "" : "leads to "; // A missing screen leads nowhere itself.
    const { title, isEntry, isTerminal, change, errors, warnings } = screen;
    const kinds = [
      change !== undefined && changeWords[change],
      isEntry && "Entry",
      isTerminal && "Terminal",
      errors > 0 && `Errors: ${errors}`,
      warnings > 0 && `Warnings: ${warnings}`,
    ].filter((kind) => kind !== false);
    return html`${link(screen)}${kinds.map((kind) => html` <span class="mark">${kind}</span>`)}${
      title !== "" && html` <span class="row-title">${title}</span>`
    }${
      targets.length > 0 &&
      html` <span class="leads">${verb}${targets.map(({ to, kind, change: edgeChange }, index) => {
        const target = names.get(to);
        return html`${index > 0 && ", "}${target !== undefined && link(target)}${
          edgeChange !== undefined && html` <strong>(${edgeChange})</strong>`
        }${kind === "undeclared" && " (not in routing_model)"}`;
      })}</span>`
    }`;
  };
}

/** The classes of a row, whose style is in `style.ts`. */
function kindsOf({ isEntry, isTerminal, isMissing }: GraphScreen): string {
  return `${isEntry ? " entry" : ""}${isTerminal ? " terminal" : ""}${isMissing ? " missing" : ""}`;
}

/** The lanes next to the rows: the width of all, and the distance between two, in pixels. */
interface Gutter {
  readonly lanes: readonly Lane[];
  readonly width: number;
  readonly spacing: number;
}

/** The part of all lines that is next to one row. */
function linesOf(row: number, { lanes, width, spacing }: Gutter): Markup {
  const lanesOfRow = lanes.filter(({ first, last }) => first <= row && row <= last);
  const parts = lanesOfRow.map((lane) => {
    const { look, from, to, first, last, column } = lane;
    const { entryY, exitY } = joints(look);
    const x = headLength + gap + column * spacing;
    const ends = [...(from.has(row) ? [exitY] : []), ...(to.has(row) ? [entryY] : [])];
    // A line begins and ends at the entry or exit of its outer rows, and passes the other rows.
    const top = row === first ? Math.min(...ends) : 0;
    const bottom = row === last ? Math.max(...ends) : "100%";
    return html`<g class="edge ${look}"><line x1="${x}" y1="${top}" x2="${x}" y2="${bottom}" />${
      from.has(row) && html`<line x1="0" y1="${exitY}" x2="${x}" y2="${exitY}" />`
    }${
      to.has(row) &&
      html`<line x1="${headLength}" y1="${entryY}" x2="${x}" y2="${entryY}" /><polygon points="0,${entryY} ${headLength},${entryY - 5} ${headLength},${entryY + 5}" />`
    }</g>`;
  });
  return html`<svg class="lines" width="${width}" aria-hidden="true">${parts}</svg>`;
}
