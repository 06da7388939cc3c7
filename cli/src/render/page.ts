import type { Finding } from "../../../provider/flow-json/finding";
import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { counted, countsOf, describeCounts } from "../validate/validation";
import type { Drawing } from "./drawing";
import { describe } from "./findings";
import { layOut } from "./graph/layout";
import { type GraphScreen, type RoutingGraph, routingGraph } from "./graph/routing-graph";
import { graphSvg } from "./graph/svg";
import { html, type Markup } from "./markup";
import { pageOf } from "./page-frame";
import { drawScreen } from "./screen";
import { graphStyle, pageStyle, palette, phoneStyle } from "./style";

/** A longer list would be unreadable; `validate` lists all findings. */
const mostListed = 300;
/** A larger graph would be unreadable, and slow to lay out. */
const mostScreensInGraph = 150;

/** A self-contained page with all screens of a flow, without a script. */
export function drawPage(name: string, drawing: Drawing): string {
  const { flow, findings } = drawing;
  const graph = routingGraph(flow, findings);
  return pageOf({
    title: `${name}: screens and routing`,
    heading: name,
    facts: facts(drawing),
    style: palette + pageStyle + phoneStyle + graphStyle,
    main: html`
${findings.all.length > 0 && findingList(drawing)}
<section aria-labelledby="routing"><h2 id="routing">Routing</h2>
${drawGraph(graph)}
${graph.edges.some(({ kind }) => kind === "undeclared") && html`<p class="legend">A dashed arrow is a <code>navigate</code> that <code>routing_model</code> does not have.</p>`}
${routesInWords(graph)}
</section>
<section aria-labelledby="screens"><h2 id="screens">Screens</h2>
<p class="legend"><span class="example">Dotted</span> is an example from the document's <code>data</code>; <code class="binding">\${…}</code> is filled in when the flow runs.</p>
<div class="screens">${flow.screens.map((screen, index) => {
      const place = graph.screens[index];
      return place !== undefined && drawScreen(screen, place, drawing);
    })}</div>
</section>`,
  });
}

function facts({ flow, findings }: Drawing): readonly string[] {
  const components = flow.screens.reduce((sum, screen) => sum + screen.components.length, 0);
  return [
    `Flow JSON ${textOf(memberOf(flow.root, "version")) ?? "without a version"}`,
    counted(flow.screens.length, "screen"),
    counted(components, "component"),
    memberOf(flow.root, "data_api_version") === undefined ? "no endpoint" : "with an endpoint",
    findings.all.length === 0 ? "nothing wrong" : describeCounts(countsOf(findings.all)),
  ];
}

function findingList({ findings }: Drawing): Markup {
  const entry = (finding: Finding) => {
    const anchor = findings.anchorOfFinding(finding);
    const place = finding.path === "" ? "the document" : finding.path;
    return html`<li class="finding ${finding.severity}">${describe(finding)}<br><span class="place">${
      anchor === undefined
        ? html`<code>${place}</code>`
        : html`<a href="#${anchor}"><code>${place}</code></a>`
    }</span></li>`;
  };
  const more = findings.all.length - mostListed;
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
<ol class="finding-list">${findings.all.slice(0, mostListed).map(entry)}</ol>
${more > 0 && html`<p>And ${more} more.</p>`}
</section>`;
}

function drawGraph(graph: RoutingGraph): Markup {
  if (graph.screens.length > mostScreensInGraph) {
    return html`<p>The graph of ${graph.screens.length} screens is not drawn.</p>`;
  }
  return html`<div class="graph-frame" tabindex="0" role="region" aria-label="Routing graph, scrolls sideways">
${graphSvg(layOut(graph), { linked: true })}
</div>`;
}

/** The graph as text: for screen readers, and for names that did not fit. */
function routesInWords({ screens, edges }: RoutingGraph): Markup {
  const names = new Map(screens.map((screen) => [screen.key, screen]));
  const link = ({ anchor, name }: GraphScreen) =>
    anchor === ""
      ? html`<code>${name}</code> (no such screen)`
      : html`<a href="#${anchor}"><code>${name}</code></a>`;
  const entry = (screen: GraphScreen) => {
    const targets = edges.filter(({ from }) => from === screen.key);
    const kinds = [screen.isEntry && "entry", screen.isTerminal && "terminal"].filter(Boolean);
    return html`<li>${link(screen)}${kinds.length > 0 && ` (${kinds.join(", ")})`}${
      targets.length > 0 && " leads to "
    }${targets.map(({ to, kind }, index) => {
      const target = names.get(to);
      return html`${index > 0 && ", "}${target !== undefined && link(target)}${kind === "undeclared" && " (not in routing_model)"}`;
    })}</li>`;
  };
  return html`<details class="routes"><summary>The routes in words</summary><ul>${screens.map(entry)}</ul></details>`;
}
