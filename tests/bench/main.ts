/**
 * `npm run bench`: the cost of managing flows in each way, as ratios within one run. `--parts`,
 * `--ways`, `--settings` and `--repetitions` restrict the run; `--write` writes the results to
 * docs/performance.md.
 */
import type { Measurement } from "./measure/compare";
import { type Options, readOptions } from "./options";
import { checkerSection } from "./parts/checker";
import { engineTable, measure } from "./parts/engine";
import { largeSection } from "./parts/large";
import { startSection } from "./parts/start";
import { terraformSection } from "./parts/terraform";
import { goalsTable } from "./report/goals";
import { growthPicture } from "./report/growth";
import { writePage } from "./report/page";

async function main(): Promise<void> {
  const began = performance.now();
  const options = readOptions(process.argv.slice(2));
  const { parts, repetitions, command } = options;
  const measured = parts.includes("engine") ? await measureEngine(options) : [];
  const sections = [
    ...(measured.length > 0 ? [engineSection(measured, options)] : []),
    ...(parts.includes("terraform") ? [await terraformSection(options)] : []),
    ...(parts.includes("start") ? [await startSection(repetitions)] : []),
    ...(parts.includes("checker") ? [checkerSection(repetitions)] : []),
    ...(parts.includes("large") ? [await largeSection(repetitions)] : []),
  ];
  console.log(sections.join("\n\n"));
  if (!options.write) return;
  const withoutLatency = measured.filter(({ setting }) => setting.latencyMs === 0);
  const picture = withoutLatency.length > 0 ? growthPicture(withoutLatency, "up") : undefined;
  const minutes = (performance.now() - began) / 60_000;
  await writePage({ command, minutes, sections, picture });
}

/** Measures the selected ways, except Terraform, which has a section with a setting of its own. */
function measureEngine({ ways, settings, repetitions }: Options) {
  const measurable = ways.filter(({ name, missing }) => name !== "terraform" && !missing?.());
  return measure(measurable, settings, { repetitions, report: console.error });
}

function engineSection(measured: readonly Measurement[], { ways }: Options): string {
  const titles = ways.map(({ name, title }) => `- \`${name}\`: ${title}`);
  return [
    "### All flows, in each way",
    titles.join("\n"),
    goalsTable(measured),
    // The picture that `writePage` writes next to the page.
    `![How an up grows with the number of flows, without latency](performance-growth.svg)`,
    `<details>\n<summary>All measurements</summary>\n\n${engineTable(measured, "floor")}\n\n</details>`,
  ].join("\n\n");
}

void main();
