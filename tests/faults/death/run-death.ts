import { setTimeout as sleep } from "node:timers/promises";

import { type EmulatedFlow, type Emulator, startEmulator } from "kaleyra-emulator";

import { adapter } from "../../engine/support/adapter";
import { flowsIn } from "../../engine/support/state";
import type { Counts } from "../matrix/outcome";
import { faultyKey, faultySid } from "../server/faulty-kaleyra";
import { descendantsOf, isAlive } from "./processes";
import { CliProject, type CommandRun } from "./project";
import { type Death, whyNotNought } from "./scenarios";

export interface DeathOutcome {
  readonly title: string;
  readonly moment: string;
  readonly victim: string;
  /** Where a count is known not to be nought. */
  readonly whyNot?: string;
  readonly counts: Counts;
  /** `recover` named a draft that the engine had forgotten, and it was discarded as it says. */
  readonly byHand: boolean;
  /** What the user read, run by run. */
  readonly read: readonly { readonly command: string; readonly output: string }[];
}

const longestRunSeconds = 60;
const account = {
  sid: faultySid,
  apiKeys: [faultyKey],
  wabas: [{ id: "200000000000000101", phoneNumbers: ["+910000000101"] }],
};

/** Kills at one request boundary, then does what a user would, and counts what is left. */
export async function runDeath(death: Death): Promise<DeathOutcome> {
  const { scenario, request, moment, victim } = death;
  await using kaleyra = await startEmulator({ accounts: [account] });
  await using project = await CliProject.create({ ...kaleyra.environment });
  if (scenario.before !== undefined) {
    project.declare(scenario.before);
    await project.mustEndWell("up", "--yes", "--skip-preview");
  }

  project.declare(scenario.wanted);
  const read: { command: string; output: string }[] = [];
  const killed = await killedRun(death, kaleyra, project);
  read.push({ command: `${scenario.command}, killed`, output: killed.output });
  kaleyra.clearFaults();

  let hangs = 0;
  const follow = async (command: string, run: () => Promise<CommandRun>): Promise<void> => {
    const began = Date.now();
    const { code, output } = await run();
    if (Date.now() - began > longestRunSeconds * 1000) hangs += 1;
    read.push({ command: code === 0 ? command : `${command} (failed)`, output });
  };
  if (victim === "engine") await follow("cancel", () => project.run("cancel", "--yes"));
  await follow("kaleyra-flows recover", () => project.kaleyraFlows("recover", "--yes"));
  const discarded = leftOver(read.at(-1)?.output ?? "");
  for (const id of discarded) {
    const command = `kaleyra-flows recover --discard ${id}`;
    await follow(command, () => project.kaleyraFlows("recover", "--yes", "--discard", id));
  }
  // What is in the state may have gone in the meantime, and only a refresh sees that.
  await follow("up --refresh", () => project.run("up", "--refresh", "--yes", "--skip-preview"));
  const mended = countMended(death, kaleyra.flows(), await project.stateText());
  await follow("destroy", () => project.run("destroy", "--yes", "--skip-preview"));
  const known = new Set(flowsIn(await project.stateText()).map(({ id }) => id));
  const orphaned = standing(kaleyra.flows()).filter(({ id }) => !known.has(id)).length;
  const texts = (await project.everything()) + read.map(({ output }) => output).join("\n");
  const keys = texts.split(faultyKey).length - 1;

  const title = `${scenario.title}: ${request}`;
  const counts = { ...mended, orphaned, keys, hangs };
  const whyNot = whyNotNought(death);
  const byHand = discarded.length > 0;
  return { title, moment, victim, read, byHand, counts, ...(whyNot && { whyNot }) };
}

/** The drafts that `recover` names as perhaps left over: here no other stack can have them. */
function leftOver(output: string): readonly string[] {
  if (!output.includes("recover --discard <id>")) return [];
  return [...output.matchAll(/^ {2}\S+ \((\d+)\)$/gm)].flatMap(([, id]) => id ?? []);
}

/** Runs until the request has come, and has perhaps been acted on; then the victim is no more. */
async function killedRun(
  { scenario, request, moment, victim }: Death,
  kaleyra: Emulator,
  project: CliProject,
): Promise<CommandRun> {
  kaleyra.clearRequests();
  kaleyra.addFault({ operation: request, hang: moment });
  const { process: engine, ended } = project.start(scenario.command, "--yes", "--skip-preview");
  const pid = engine.pid ?? 0;
  const over = ended.then(() => true);
  while (!kaleyra.requests().some(({ operation }) => operation === request)) {
    if (await Promise.race([over, sleep(20, false)])) {
      throw new Error(`The run ended without ${request}:\n${(await ended).output}`);
    }
  }
  await sleep(100); // For Kaleyra to act.
  const plugins = descendantsOf(pid);
  const provider = plugins.find(({ command }) => providerCommand[adapter].test(command));
  if (provider === undefined) throw new Error("There is no process of the provider.");
  process.kill(victim === "engine" ? pid : provider.pid, "SIGKILL");
  const run = await ended;
  await survivorsGone(plugins.map((plugin) => plugin.pid));
  return run;
}

const providerCommand = {
  dynamic: /node .*cmd\/dynamic-provider/,
  plugin: /node .*pulumi-resource-kaleyra/,
} as const;

/** What the engine started ends with it, or by our hand after a moment: a machine that goes down. */
async function survivorsGone(pids: readonly number[]): Promise<void> {
  for (let waited = 0; waited < 2_000 && pids.some(isAlive); waited += 100) await sleep(100);
  for (const pid of pids.filter(isAlive)) process.kill(pid, "SIGKILL");
}

function countMended(
  { scenario }: Death,
  served: readonly EmulatedFlow[],
  checkpoint: string,
): Pick<Counts, "lost" | "duplicates" | "unmended"> {
  const there = standing(served);
  const known = flowsIn(checkpoint);
  const kept = there.find(({ id }) => known.some((flow) => flow.id === id));
  const wanted = scenario.wanted as { readonly publish?: boolean; readonly categories: string[] };
  const status = wanted.publish === true ? "PUBLISHED" : "DRAFT";
  const isAsWanted = kept?.status === status && kept.categories.join() === wanted.categories.join();
  return {
    lost: kept === undefined ? 1 : 0,
    duplicates: Math.max(0, there.length - 1),
    unmended: isAsWanted ? 0 : 1,
  };
}

function standing(flows: readonly EmulatedFlow[]): readonly EmulatedFlow[] {
  return flows.filter(({ status }) => status !== "DEPRECATED");
}
