import { spawn } from "node:child_process";
import { join } from "node:path";

import { table } from "../../faults/report/table";
import { shown, spreadOf } from "../measure/spread";
import { ProjectFolder, repository } from "../ways/project-folder";

const starts = 7;

/** From the start of the process to the port that the engine waits for, against a server that has no service. */
export async function startSection(repetitions: number): Promise<string> {
  await using folder = await ProjectFolder.create("start");
  await folder.compile("empty-server");
  const empty = [join(folder.path, "empty-server.js")];
  const plugin = [join(repository, "dist", "plugin", "pulumi-resource-kaleyra")];
  const rounds: { readonly empty: number; readonly plugin: number }[] = [];
  for (let round = 0; round < starts * repetitions; round += 1) {
    rounds.push({ empty: await secondsToPort(empty), plugin: await secondsToPort(plugin) });
  }
  const ratio = spreadOf(rounds.map((round) => round.plugin / round.empty));
  const milliseconds = (which: "plugin" | "empty") =>
    shown(spreadOf(rounds.map((round) => round[which] * 1000)), 0);
  const head = ["process", "time / empty server", "ms, this machine's"];
  const rows = [
    ["an empty @grpc/grpc-js server", "1.00", milliseconds("empty")],
    ["pulumi-resource-kaleyra", shown(ratio), milliseconds("plugin")],
  ];
  return `## The plugin's start\n\nFrom the start of the process to its port, ${rounds.length} pairs in turn.\n\n${table(head, rows)}\n`;
}

async function secondsToPort(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const seconds = (performance.now() - began) / 1000;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await ended;
  return seconds;
}
