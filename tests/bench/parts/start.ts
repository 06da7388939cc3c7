import { spawn } from "node:child_process";
import { join } from "node:path";

import { table } from "../../support/table";
import { formatSpread, spreadOf } from "../measure/spread";
import { ProjectFolder, repository } from "../ways/project-folder";

/** How many pairs are started for each repetition of the benchmark: starts vary, and are cheap. */
const pairsPerRepetition = 7;

/** Two processes to compare. */
interface Pair {
  /** Does the least that such a process can do, so its time is the lower limit. */
  readonly minimal: Script;
  readonly measured: Script;
}

interface Script {
  /** The description in the table. */
  readonly title: string;
  readonly path: string;
}

/**
 * The section about starts: the time from the start of a process to its first line, compared with a
 * minimal process.
 */
export async function startSection(repetitions: number): Promise<string> {
  await using folder = await ProjectFolder.create("start");
  await folder.compile("empty-server", "imports-pulumi", "imports-kaleyra");
  const pairs: readonly Pair[] = [
    {
      minimal: {
        title: "an empty @grpc/grpc-js server",
        path: join(folder.path, "empty-server.js"),
      },
      measured: {
        title: "pulumi-resource-kaleyra",
        path: join(repository, "dist", "plugin", "pulumi-resource-kaleyra"),
      },
    },
    {
      minimal: {
        title: "a program that imports @pulumi/pulumi",
        path: join(folder.path, "imports-pulumi.js"),
      },
      measured: {
        title: "a program that imports pulumi-kaleyra",
        path: join(folder.path, "imports-kaleyra.js"),
      },
    },
  ];
  const rounds = pairsPerRepetition * repetitions;
  const rows: string[][] = [];
  for (const pair of pairs) rows.push(...(await rowsOf(pair, rounds)));
  const head = ["process", "time / the least", "ms, this machine's"];
  const introduction = `From the start of the process to its first line, ${rounds} pairs in turn.`;
  return `### Starts\n\n${introduction}\n\n${table(head, rows)}`;
}

/** Starts the two in turn, and compares the times of each round. */
async function rowsOf({ minimal, measured }: Pair, rounds: number): Promise<string[][]> {
  const times: { readonly minimal: number; readonly measured: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push({
      minimal: await secondsToLine(minimal.path),
      measured: await secondsToLine(measured.path),
    });
  }
  const milliseconds = (member: keyof Pair) =>
    formatSpread(spreadOf(times.map((time) => time[member] * 1000)), 0);
  const ratio = formatSpread(spreadOf(times.map((time) => time.measured / time.minimal)));
  return [
    [minimal.title, "1.00", milliseconds("minimal")],
    [measured.title, ratio, milliseconds("measured")],
  ];
}

/** Starts a script, which has to print something, and stops it then. */
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
