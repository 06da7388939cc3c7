import { html, type Markup } from "../markup";
import { type Arrow, type Box, type GraphLayout, type Point } from "./layout";
import type { GraphChange, GraphEdge, GraphScreen } from "./routing-graph";

/** The length of the head of an arrow in pixels. */
const headLength = 10;

/** The words on a screen that changes. */
export const changeWords: Readonly<Record<GraphChange, string>> = { new: "New", lost: "Removed" };

/**
 * Draws a graph as SVG. The style of its classes is in `style.ts`.
 *
 * @param content Whether the boxes link to the screens on the same page; and a `<style>` for an SVG without a page.
 */
export function graphSvg(
  layout: GraphLayout,
  content: { hasLinks: boolean; style?: Markup },
): Markup {
  const { x, y, width, height, boxes, arrows } = layout;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="graph" width="${width}" height="${height}" viewBox="${x} ${y} ${width} ${height}" role="group" aria-label="Routing graph">${content.style}
${arrows.map(arrow)}
${boxes.map((box) => drawBox(box, content.hasLinks))}
</svg>`;
}

/** Only tests read `data-screen`. */
function drawBox(box: Box, hasLinks: boolean): Markup {
  const { screen } = box;
  const drawn = html`<title>${describe(screen)}</title>${shape(box)}`;
  const kinds = [
    "box",
    screen.change,
    screen.isEntry && "entry",
    screen.isTerminal && "terminal",
    screen.isMissing && "missing",
  ];
  const className = kinds.filter(Boolean).join(" ");
  return hasLinks && !screen.isMissing
    ? html`<a class="${className}" href="#${screen.anchor}" data-screen="${screen.name}">${drawn}</a>\n`
    : html`<g class="${className}" data-screen="${screen.name}">${drawn}</g>\n`;
}

/** The outline, texts and marks of a box. */
function shape({ screen, x, y, width, height, name, title }: Box): Markup {
  const left = x - width / 2;
  const top = y - height / 2;
  return html`<rect class="outline" x="${left}" y="${top}" width="${width}" height="${height}" rx="12" />${
    screen.isTerminal &&
    html`<rect class="inner" x="${left + 4}" y="${top + 4}" width="${width - 8}" height="${height - 8}" rx="9" />`
  }<text class="name" x="${x}" y="${y - 3}" text-anchor="middle">${name}</text><text class="title" x="${x}" y="${y + 16}" text-anchor="middle">${title}</text>${
    screen.isEntry && pill("Entry", { x: left + 12, y: top })
  }${screen.isTerminal && pill("Terminal", { x: left + 12, y: top + height })}${
    screen.change && pill(changeWords[screen.change], { x: left + width - 74, y: top })
  }${badge(screen, { x: left + width, y: top })}`;
}

/** A word on the edge of a box, such as “Entry”. Its width is an estimate from the letters. */
function pill(text: string, { x, y }: Point): Markup {
  const width = 14 + 6.8 * text.length;
  return html`<rect class="pill" x="${x}" y="${y - 9}" width="${width}" height="18" rx="9" /><text class="pill-text" x="${x + width / 2}" y="${y + 4}" text-anchor="middle">${text}</text>`;
}

/** The number of findings, at the corner of a box. */
function badge({ errors, warnings }: GraphScreen, { x, y }: Point): Markup | undefined {
  const count = errors > 0 ? errors : warnings;
  if (count === 0) return undefined;
  return html`<circle class="badge ${errors > 0 ? "error" : "warning"}" cx="${x - 4}" cy="${y + 4}" r="11" /><text class="badge-text ${errors > 0 ? "error" : "warning"}" x="${x - 4}" y="${y + 8}" text-anchor="middle">${count > 99 ? "99+" : count}</text>`;
}

/** What a browser shows when the pointer is on a box, and what screen readers say. */
function describe({
  name,
  title,
  isEntry,
  isTerminal,
  errors,
  warnings,
  change,
}: GraphScreen): string {
  const facts = [
    title,
    ...(change === undefined ? [] : [changeWords[change].toLowerCase()]),
    ...(isEntry ? ["entry screen"] : []),
    ...(isTerminal ? ["terminal screen"] : []),
    ...(errors > 0 ? [`errors: ${errors}`] : []),
    ...(warnings > 0 ? [`warnings: ${warnings}`] : []),
  ].filter((fact) => fact !== "");
  return facts.length > 0 ? `${name}: ${facts.join(", ")}` : name;
}

/** A line with a head at its last point; `undefined` if dagre gives fewer than two points. */
function arrow({ edge, points, label }: Arrow): Markup | undefined {
  const [tip, previous] = [points.at(-1), points.at(-2)];
  if (tip === undefined || previous === undefined) return undefined;
  const length = Math.hypot(tip.x - previous.x, tip.y - previous.y) || 1; // Two equal points have no direction.
  const [dx, dy] = [(tip.x - previous.x) / length, (tip.y - previous.y) / length];
  const neck = { x: tip.x - dx * headLength, y: tip.y - dy * headLength };
  // The line ends where the head begins; the two other corners are 5 pixels to its sides.
  const corner = (side: 1 | -1) =>
    `${round(neck.x - side * dy * 5)},${round(neck.y + side * dx * 5)}`;
  return html`<g class="edge ${edge.kind}${edge.change && ` ${edge.change}`}"><title>${describeEdge(edge)}</title><path d="${curve([...points.slice(0, -1), neck])}" /><polygon points="${round(tip.x)},${round(tip.y)} ${corner(1)} ${corner(-1)}" />${
    label &&
    html`<rect class="label-box" x="${round(label.x - 18)}" y="${round(label.y - 9)}" width="36" height="18" rx="4" /><text class="label-text" x="${round(label.x)}" y="${round(label.y + 4)}" text-anchor="middle">${edge.change}</text>`
  }</g>\n`;
}

function describeEdge({ from, to, kind, change }: GraphEdge): string {
  const changed = change === undefined ? "" : `, ${change}`;
  const undeclared = kind === "undeclared" ? ", not in routing_model" : "";
  return `${from} → ${to}${changed}${undeclared}`;
}

/** A line that curves at each point. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return "";
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    const middle =
      index === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${round(point.x)},${round(point.y)} ${round(middle.x)},${round(middle.y)}`;
  });
  return [
    `M${round(first.x)},${round(first.y)}`,
    ...bends,
    `L${round(last.x)},${round(last.y)}`,
  ].join(" ");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
