import { checkDocument, type CheckOptions } from "../../../provider/flow-json/check-document";
import type { Finding } from "../../../provider/flow-json/finding";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import { Failure } from "../failure";
import type { DocumentText } from "../validate/read-documents";
import { drawComponent } from "./components";
import { examplesOf } from "./display-value";
import { FindingsByPlace } from "./findings";
import { canLayOut, layOut } from "./graph/layout";
import { type RoutingGraph, routingGraph } from "./graph/routing-graph";
import { graphStyle } from "./graph/style";
import { graphSvg } from "./graph/svg";
import { html, Markup } from "./markup";
import { drawPage } from "./page";
import { palette } from "./style";

/** A drawn document. */
export interface RenderResult {
  /** The page as HTML, or the graph as SVG; `undefined` if the text is not a document. */
  readonly picture: string | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Draws a document as a page, or only its routing graph as SVG.
 *
 * @throws {Failure} If the graph is too large for an SVG.
 */
export function render(
  { file, text }: DocumentText,
  options: CheckOptions,
  as: "html" | "svg",
): RenderResult {
  const all = checkDocument(text, options);
  const flow = flowModelOf(parseJson(text));
  if (flow === undefined) return { picture: undefined, findings: all };
  const findings = new FindingsByPlace(flow, all);
  const name = file.slice(file.lastIndexOf("/") + 1);
  const picture =
    as === "html"
      ? drawPage(name, {
          flow,
          findings,
          display: examplesOf(flow),
          linksScreens: true,
          draw: drawComponent,
        })
      : drawGraph(routingGraph(flow, findings));
  return { picture, findings: all };
}

/** @throws {Failure} If the graph is too large to be laid out. */
function drawGraph(graph: RoutingGraph): string {
  if (!canLayOut(graph)) {
    const [screens, routes] = [graph.screens.length, graph.edges.length];
    throw new Failure(
      `${screens} screens and ${routes} routes are too many for an SVG. The page without --svg lists them.`,
    );
  }
  const style = html`<style>${new Markup(palette + graphStyle)}</style>`;
  return graphSvg(layOut(graph), { hasLinks: false, style }).text;
}
