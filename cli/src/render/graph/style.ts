/** The style of a graph as SVG. `svg.ts` writes the classes; no compiler checks them. */
export const graphStyle = `
.graph text { fill: var(--ink); font-family: system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; }
.graph .name { font-size: 13px; font-weight: 700; }
.graph .title { font-size: 12px; fill: var(--soft); }
.graph .outline { fill: var(--card); stroke: var(--field); stroke-width: 1.5; }
.graph .inner { fill: none; stroke: var(--accent); stroke-width: 1; }
.graph .entry .outline, .graph .terminal .outline { stroke: var(--accent); }
.graph .missing .outline { stroke: var(--error); stroke-dasharray: 5 4; }
.graph .missing .title { fill: var(--error); }
.graph .pill { fill: var(--accent); }
.graph .pill-text { font-size: 12px; font-weight: 700; fill: var(--on-accent); }
.graph .terminal:not(.entry) .pill { fill: var(--card); stroke: var(--accent); stroke-width: 1.5; }
.graph .terminal:not(.entry) .pill-text { fill: var(--accent); }
.graph .badge.error { fill: var(--error); }
.graph .badge.warning { fill: var(--warning); }
.graph .badge-text { font-size: 12px; font-weight: 700; fill: var(--card); }
.graph .edge path { fill: none; stroke: var(--field); stroke-width: 2; }
.graph .edge polygon { fill: var(--field); }
.graph .edge.undeclared path { stroke: var(--error); stroke-dasharray: 6 4; }
.graph .edge.undeclared polygon { fill: var(--error); }
.graph .new .outline { stroke: var(--accent); stroke-width: 4; }
.graph .lost .outline { stroke-dasharray: 3 4; }
.graph .edge.new path { stroke: var(--accent); stroke-width: 4; }
.graph .edge.new polygon { fill: var(--accent); }
.graph .edge.lost path { stroke: var(--error); stroke-dasharray: 3 4; }
.graph .edge.lost polygon { fill: var(--error); }
.graph .label-box { fill: var(--card); stroke: var(--field); }
.graph .label-text { font-size: 12px; font-weight: 700; }
`;

/** A width in pixels. A drawing is shown from a multiple of this width on: `drawnGraph` writes the class `from-<width>`. */
export const widthStep = 80;
/** A width in pixels. The widest page has room for a little more: 92rem in `pageStyle`, without its margins. */
export const widestDrawing = 1360;

const widths = Array.from({ length: widestDrawing / widthStep }, (_, at) => (at + 1) * widthStep);

/** If the page is not wide enough for boxes and arrows, or they are too tall for paper, it shows the rows. */
const byWidth = widths
  .map((width) => {
    const show = (part: string) =>
      `${part} > .graph, ${part} > .routes { display: block; } ${part} > .rows { display: none; }`;
    return `@container graph (min-width: ${width}px) { ${show(`.from-${width}:not(.tall)`)} }
@media screen { @container graph (min-width: ${width}px) { ${show(`.from-${width}.tall`)} } }`;
  })
  .join("\n");

/** The style of the frame of a routing graph, and of its rows. `drawn-graph.ts` and `rows.ts` write the classes. */
export const graphFrameStyle = `
.graph-frame { container: graph / inline-size; }
.graph { margin-inline: auto; max-width: none; }
.graph-frame .graph, .graph-frame .routes { display: none; }
.graph-frame .graph { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.routes { margin-top: .75rem; font-size: .9rem; }
.routes ul { padding-left: 1.25rem; margin-top: .5rem; }
.rows { list-style: none; padding: 0; max-width: 44rem; }
.row { position: relative; display: flex; padding-bottom: .75rem; break-inside: avoid; }
.row-box { flex: 1; min-width: 0; min-height: 3.25rem; padding: .45rem .8rem; background: var(--card); border: 1.5px solid var(--field); border-radius: .75rem; font-size: .9rem; }
.row-box code { font-weight: 700; }
.row-box.entry { border-color: var(--accent); }
.row-box.terminal { border: 4px double var(--accent); }
.row-box.missing { border: 2px dashed var(--error); }
.row.new > .row-box { border: 4px solid var(--accent); }
.row.lost > .row-box { border-style: dotted; }
.row-title, .leads { display: block; }
.routes .row-title, .routes .leads { display: inline; }
.row-title { color: var(--soft); }
.leads code { font-weight: 400; }
.lines { flex: none; contain: size; height: auto; margin-bottom: -.75rem; }
.lines line { stroke: var(--field); stroke-width: 2; }
.lines polygon { fill: var(--field); }
.lines .undeclared line { stroke: var(--error); stroke-dasharray: 6 4; }
.lines .undeclared polygon { fill: var(--error); }
.lines .new line { stroke: var(--accent); stroke-width: 4; }
.lines .new polygon { fill: var(--accent); }
.lines .lost line { stroke: var(--error); stroke-dasharray: 3 4; }
.lines .lost polygon { fill: var(--error); }
${byWidth}
`;
