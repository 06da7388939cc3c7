import { html, type Markup } from "../markup";
import { canLayOut, type GraphLayout, layOut } from "./layout";
import type { RoutingGraph } from "./routing-graph";
import { graphRows, routesInWords } from "./rows";
import { widestDrawing, widthStep } from "./style";
import { graphSvg } from "./svg";

/** The height in pixels that fits on a sheet of paper, below a heading. A higher drawing is printed as rows. */
const highestOnPaper = 860;

/**
 * A routing graph for every width: boxes and arrows if they fit at their full size, otherwise a
 * list with lines at its side.
 *
 * @param hasLinks Whether the screens are on the same page, so that the graph can link to them.
 */
export function drawnGraph(graph: RoutingGraph, options: { hasLinks: boolean }): Markup {
  const rows = graphRows(graph, options);
  const layout = fittingLayout(graph);
  if (layout === undefined) return html`<div class="graph-frame">${rows}</div>`;
  const width = `from-${Math.ceil(layout.width / widthStep) * widthStep}`;
  const isTall = layout.height > highestOnPaper;
  return html`<div class="graph-frame"><div class="${width}${isTall && " tall"}">
${graphSvg(layout, options)}
${rows}${routesInWords(graph, options)}</div></div>`;
}

/** The layout of a graph, from left to right if that fits on the widest page, otherwise from top to bottom. */
function fittingLayout(graph: RoutingGraph): GraphLayout | undefined {
  if (!canLayOut(graph)) return undefined;
  for (const direction of ["LR", "TB"] as const) {
    const layout = layOut(graph, direction);
    if (layout.width <= widestDrawing) return layout;
  }
  return undefined;
}
