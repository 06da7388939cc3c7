import type { Measurement } from "../measure/compare";
import { spreadOf } from "../measure/spread";

/** In pixels. */
const width = 640;
const height = 360;
const margin = { left: 56, right: 120, top: 24, bottom: 44 };
const colors = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#8c564b"];

interface Point {
  readonly flows: number;
  readonly seconds: number;
}

/** The growth of an operation's time with the number of flows, one line per way, as SVG. */
export function growthPicture(measured: readonly Measurement[], operation: string): string {
  const wanted = measured.filter((one) => one.operation === operation);
  const ways = [...new Set(wanted.map(({ way }) => way))];
  const lines = ways.map((way) => ({ way, points: pointsOf(wanted, way) }));
  const all = lines.flatMap(({ points }) => points);
  const mostFlows = Math.max(...all.map(({ flows }) => flows));
  const mostSeconds = Math.max(...all.map(({ seconds }) => seconds));
  const x = (flows: number) =>
    margin.left + (flows / mostFlows) * (width - margin.left - margin.right);
  const y = (seconds: number) =>
    height - margin.bottom - (seconds / mostSeconds) * (height - margin.top - margin.bottom);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((part) => part * mostSeconds);
  const counts = [...new Set(all.map(({ flows }) => flows))];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="Seconds of ${operation} by the number of flows">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${ticks.map((tick) => `<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#dddddd"/><text x="${margin.left - 6}" y="${y(tick) + 4}" text-anchor="end">${tick.toFixed(tick < 10 ? 1 : 0)}</text>`).join("\n")}
${counts.map((count) => `<text x="${x(count)}" y="${height - margin.bottom + 18}" text-anchor="middle">${count}</text>`).join("\n")}
<text x="${margin.left}" y="14">seconds of ${operation}</text>
<text x="${(margin.left + width - margin.right) / 2}" y="${height - 8}" text-anchor="middle">flows</text>
${lines.map(({ way, points }, index) => lineOf(way, points, { x, y, color: colors[index] ?? "#000000" })).join("\n")}
</svg>
`;
}

function pointsOf(measured: readonly Measurement[], way: string): readonly Point[] {
  const ofWay = measured.filter((one) => one.way === way);
  const counts = [...new Set(ofWay.map(({ setting }) => setting.flows))];
  return counts.map((flows) => {
    const times = ofWay.filter(({ setting }) => setting.flows === flows);
    return { flows, seconds: spreadOf(times.map(({ seconds }) => seconds)).median };
  });
}

interface Scale {
  readonly x: (flows: number) => number;
  readonly y: (seconds: number) => number;
  readonly color: string;
}

function lineOf(way: string, points: readonly Point[], { x, y, color }: Scale): string {
  const places = points.map(({ flows, seconds }) => ({ left: x(flows), top: y(seconds) }));
  const path = places.map(({ left, top }) => `${left.toFixed(1)},${top.toFixed(1)}`).join(" ");
  const end = places.at(-1) ?? { left: 0, top: 0 };
  const dots = places.map(
    ({ left, top }) => `<circle cx="${left}" cy="${top}" r="3" fill="${color}"/>`,
  );
  return `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>${dots.join("")}<text x="${end.left + 8}" y="${end.top + 4}" fill="${color}">${way}</text>`;
}
