import { spawn } from "node:child_process";
import { join } from "node:path";

import { table } from "../../support/table";
import { formatSpread, spreadOf } from "../measure/spread";
import { ProjectFolder, repository } from "../ways/project-folder";

/** Pairs of starts for each repetition of the benchmark. */
const starts = 7;

/** Two processes. The time of `least` is the lower limit for the one that is measured. */
interface Pair {
  readonly least: { readonly title: string; readonly script: string };
  readonly measured: { readonly title: string; readonly script: string };
}

/** The time from the start of a process to its first line, compared with a minimal process. */
export async function startSection(repetitions: number): Promise<string> {
  await using folder = await ProjectFolder.create("start");
  await folder.compile("empty-server", "imports-pulumi", "imports-kaleyra");
  const pairs: readonly Pair[] = [
    {
      least: {
        title: "an empty @grpc/grpc-js server",
        script: join(folder.path, "empty-server.js"),
      },
      measured: {
        title: "pulumi-resource-kaleyra",
        script: join(repository, "dist", "plugin", "pulumi-resource-kaleyra"),
      },
    },
    {
      least: {
        title: "a program that imports @pulumi/pulumi",
        script: join(folder.path, "imports-pulumi.js"),
      },
      measured: {
        title: "a program that imports pulumi-kaleyra",
        script: join(folder.path, "imports-kaleyra.js"),
      },
    },
  ];
  const rows: string[][] = [];
  for (const pair of pairs) rows.push(...(await rowsOf(pair, starts * repetitions)));
  const head = ["process", "time / the least", "ms, this machine's"];
  return `### Starts\n\nFrom the start of the process to its first line, ${starts * repetitions} pairs in turn.\n\n${table(head, rows)}`;
}

async function rowsOf({ least, measured }: Pair, rounds: number): Promise<string[][]> {
  const times: { readonly least: number; readonly measured: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push({
      least: await secondsToLine(least.script),
      measured: await secondsToLine(measured.script),
    });
  }
  const milliseconds = (which: "least" | "measured") =>
    formatSpread(spreadOf(times.map((time) => time[which] * 1000)), 0);
  return [
    [least.title, "1.00", milliseconds("least")],
    [
      measured.title,
      formatSpread(spreadOf(times.map((time) => time.measured / time.least))),
      milliseconds("measured"),
    ],
  ];
}

async function secondsToLine(script: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const seconds = (performance.now() - began) / 1000;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
  return seconds;
}
