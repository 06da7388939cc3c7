import type { Measurement } from "../measure/compare";
import { spreadOf } from "../measure/spread";

/** The picture's size in pixels; the right margin has the names of the ways. */
const width = 640;
const height = 360;
const margin = { left: 56, right: 120, top: 24, bottom: 44 };
/** One for each way; further ones are black. */
const colors = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b"];

/** The median of the repetitions. */
interface Point {
  readonly flows: number;
  readonly seconds: number;
}

/**
 * The growth of an operation's time with the number of flows, one line for each way, as SVG.
 *
 * @param measured Measurements of one latency, at least one of them of the operation.
 */
export function growthPicture(measured: readonly Measurement[], operation: string): string {
  const ofOperation = measured.filter((one) => one.operation === operation);
  const ways = [...new Set(ofOperation.map(({ way }) => way))];
  const lines = ways.map((way) => ({ way, points: pointsOf(ofOperation, way) }));
  const allPoints = lines.flatMap(({ points }) => points);
  const mostFlows = Math.max(...allPoints.map(({ flows }) => flows));
  const mostSeconds = Math.max(...allPoints.map(({ seconds }) => seconds));
  const x = (flows: number) =>
    margin.left + (flows / mostFlows) * (width - margin.left - margin.right);
  const y = (seconds: number) =>
    height - margin.bottom - (seconds / mostSeconds) * (height - margin.top - margin.bottom);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * mostSeconds);
  const counts = [...new Set(allPoints.map(({ flows }) => flows))];
  const tickLines = ticks.map(
    (tick) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#dddddd"/>` +
      `<text x="${margin.left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick.toFixed(tick < 10 ? 1 : 0)}</text>`,
  );
  const countLabels = counts.map(
    (count) =>
      `<text x="${x(count)}" y="${height - margin.bottom + 18}" text-anchor="middle">${count}</text>`,
  );
  const wayLines = lines.map(({ way, points }, index) =>
    lineOf(way, points, { x, y, color: colors[index] ?? "#000000" }),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="Seconds of ${operation} by the number of flows">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${tickLines.join("\n")}
${countLabels.join("\n")}
<text x="${margin.left}" y="14">seconds of ${operation}</text>
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 8}" text-anchor="middle">flows</text>
${wayLines.join("\n")}
</svg>
`;
}

/** A point for each number of flows. */
function pointsOf(measured: readonly Measurement[], way: string): readonly Point[] {
  const ofWay = measured.filter((one) => one.way === way);
  const counts = [...new Set(ofWay.map(({ setting }) => setting.flows))];
  return counts.map((flows) => {
    const times = ofWay.filter(({ setting }) => setting.flows === flows);
    return { flows, seconds: spreadOf(times.map(({ seconds }) => seconds)).median };
  });
}

/** How a line is drawn: from values to pixels. */
interface Scale {
  readonly x: (flows: number) => number;
  readonly y: (seconds: number) => number;
  readonly color: string;
}

function lineOf(way: string, points: readonly Point[], { x, y, color }: Scale): string {
  const places = points.map(({ flows, seconds }) => ({ left: x(flows), top: y(seconds) }));
  const path = places.map(({ left, top }) => `${left.toFixed(1)},${top.toFixed(1)}`).join(" ");
  const dots = places.map(
    ({ left, top }) => `<circle cx="${left}" cy="${top}" r="3" fill="${color}"/>`,
  );
  const lastPlace = places.at(-1);
  const name =
    lastPlace === undefined
      ? ""
      : `<text x="${lastPlace.left + 8}" y="${lastPlace.top + 4}" fill="${color}">${way}</text>`;
  const line = `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>`;
  return line + dots.join("") + name;
}
