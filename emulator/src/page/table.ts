import { type Content, html, type Markup } from "./markup";

interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => Content;
}

/**
 * A table, which `page.css` shows as a list of cards on a phone. The roles are those of the elements: without
 * them, browsers drop the meaning of a table that is not displayed as a table.
 */
export function table<Row>(
  label: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Markup {
  return html`<table role="table" aria-label="${label}">
<thead role="rowgroup"><tr role="row">${columns.map(
    ({ heading }) => html`<th role="columnheader" scope="col">${heading}</th>`,
  )}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (row) => html`
<tr role="row">${columns.map(
      ({ heading, cell }) =>
        html`<td role="cell" data-heading="${heading}"><span>${cell(row)}</span></td>`,
    )}</tr>`,
  )}</tbody></table>`;
}
