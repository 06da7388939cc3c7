import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { counted } from "../../../provider/text";
import { countsOf, describeCounts } from "../validate/validation";
import type { DrawingContext } from "./drawing";
import { findingList } from "./finding-list";
import { drawnGraph } from "./graph/drawn-graph";
import { routingGraph } from "./graph/routing-graph";
import { graphFrameStyle, graphStyle } from "./graph/style";
import { html } from "./markup";
import { pageOf } from "./page-frame";
import { printStyle } from "./print";
import { drawScreen } from "./screen";
import { pageStyle, palette, phoneStyle } from "./style";

/** A self-contained page with all screens of a flow, without a script. */
export function drawPage(name: string, drawing: DrawingContext): string {
  const { flow, findings } = drawing;
  const graph = routingGraph(flow, findings);
  return pageOf({
    title: `${name}: screens and routing`,
    heading: name,
    facts: facts(drawing),
    style: palette + pageStyle + phoneStyle + graphStyle + graphFrameStyle + printStyle,
    main: html`
${findings.all.length > 0 && findingList(findings)}
<section aria-labelledby="routing"><h2 id="routing">Routing</h2>
${drawnGraph(graph, { hasLinks: true })}
${graph.edges.some(({ kind }) => kind === "undeclared") && html`<p class="legend">A dashed arrow is a <code>navigate</code> that <code>routing_model</code> does not have.</p>`}
</section>
<section aria-labelledby="screens"><h2 id="screens">Screens</h2>
<p class="legend"><span class="example">Dotted</span> is an example from the document's <code>data</code>; <code class="binding">\${…}</code> is filled in when the flow runs.</p>
<div class="screens">${flow.screens.map((screen, index) => {
      const graphScreen = graph.screens[index];
      return graphScreen !== undefined && drawScreen(screen, graphScreen, drawing);
    })}</div>
</section>`,
  });
}

/** The statements below the heading of the page. */
function facts({ flow, findings }: DrawingContext): readonly string[] {
  const components = flow.screens.reduce((sum, screen) => sum + screen.components.length, 0);
  return [
    `Flow JSON ${textOf(memberOf(flow.root, "version")) ?? "without a version"}`,
    counted(flow.screens.length, "screen"),
    counted(components, "component"),
    memberOf(flow.root, "data_api_version") === undefined ? "no endpoint" : "with an endpoint",
    findings.all.length === 0 ? "nothing wrong" : describeCounts(countsOf(findings.all)),
  ];
}
