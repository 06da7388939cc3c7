/**
 * The style of a page on paper: black on white, nothing behind a fold or beyond an edge, and no page break within a
 * screen that fits on one sheet. The classes are those of `style.ts` and `graph/style.ts`.
 */
export const printStyle = `
@page { margin: 12mm 10mm; }
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --ink: #000; --soft: #333; --line: #999; --card: #fff; --field: #555;
    --accent: #000; --on-accent: #fff; --tint: #eee;
    --error: #000; --error-tint: #fff; --warning: #000; --warning-tint: #fff;
  }
  * { print-color-adjust: exact; }
  body { font-size: 10.5pt; }
  header, main, body > footer { padding-inline: 0; }
  h2, h3 { break-after: avoid; }
  .graph, .screen, .part, .finding, .option, .row { break-inside: avoid; }
  .part:has(.part) { break-inside: auto; }
  .phone { box-shadow: none; min-height: 0; }
  .screens { grid-template-columns: 1fr 1fr; }
  .carousel, .table { overflow: visible; }
  .carousel ul { flex-wrap: wrap; }
  .carousel li { flex-basis: calc(50% - .25rem); }
  .finding { border: 1px solid var(--error); border-left-width: 5px; }
  .finding.warning { border-style: dashed; }
  .button { background: none; color: var(--ink); border: 2px solid var(--ink); }
  summary { list-style: none; }
  details::details-content { content-visibility: visible; display: block; }
}
`;
