import { isDeepStrictEqual } from "node:util";

import type { EmulatedFlow, Emulator } from "kaleyra-emulator";

import { flowsIn } from "../../support/state";
import type { Counts } from "../matrix/outcome";
import { faultyKey } from "../server/faulty-kaleyra";
import type { CliProject, WatchedRun, Declared } from "./cli-project";

/** A command of the user's, with what it printed. */
export interface TranscriptEntry {
  /** The command, with ` (failed)` at the end if it failed. */
  readonly command: string;
  readonly output: string;
}

/**
 * Does what a user does after a run that went wrong, and counts what is then left at Kaleyra and in
 * the state. The order of calls: `follow` and `recover`, `differences`, `remains`.
 */
export class Aftermath {
  /** What the user reads, run by run. */
  readonly transcript: TranscriptEntry[] = [];
  readonly #kaleyra: Emulator;
  readonly #project: CliProject;
  #hangs = 0;

  constructor(kaleyra: Emulator, project: CliProject) {
    this.#kaleyra = kaleyra;
    this.#project = project;
  }

  /** Waits for the end of a run, and records it. */
  async follow(command: string, running: Promise<WatchedRun>): Promise<WatchedRun> {
    const run = await running;
    if (run.isHung) this.#hangs += 1;
    this.transcript.push({
      command: run.code === 0 ? command : `${command} (failed)`,
      output: run.output,
    });
    return run;
  }

  /**
   * Removes the lock of a killed engine, and runs `kaleyra-flows recover`.
   *
   * @returns Whether drafts were discarded, with the command in the message of `recover`.
   */
  async recover(): Promise<boolean> {
    const project = this.#project;
    if (await project.isLocked()) await this.follow("cancel", project.run("cancel", "--yes"));
    const recover = project.kaleyraFlows("recover", "--yes");
    const { output } = await this.follow("kaleyra-flows recover", recover);
    const ids = draftsToDiscard(output);
    for (const id of ids) {
      const command = `kaleyra-flows recover --discard ${id}`;
      await this.follow(command, project.kaleyraFlows("recover", "--yes", "--discard", id));
    }
    return ids.length > 0;
  }

  /** The differences after the `up` that should fix everything. */
  async differences(wanted: Declared): Promise<Pick<Counts, "lost" | "duplicates" | "unrepaired">> {
    const remaining = notDeprecated(this.#kaleyra.flows());
    const inState = flowsIn(await this.#project.stateText());
    const names = Object.keys(wanted);
    const pairs = names.map((name) => {
      const ids = inState.filter(({ urn }) => urn.endsWith(`::${name}`)).map(({ id }) => id);
      return { name, flow: remaining.find(({ id }) => ids.includes(id)) };
    });
    const isRepaired = ({ name, flow }: (typeof pairs)[number]) =>
      flow !== undefined && isAsWanted(flow, wanted[name] as Wanted);
    return {
      lost: pairs.filter(({ flow }) => flow === undefined).length,
      duplicates: Math.max(0, remaining.length - names.length),
      unrepaired: pairs.filter((pair) => !isRepaired(pair)).length,
    };
  }

  /** Runs the destroy. Counts the flows that are left after it, and the keys and hangs of all runs. */
  async remains(): Promise<Pick<Counts, "orphaned" | "keys" | "hangs">> {
    await this.follow("destroy", this.#project.run("destroy", "--yes", "--skip-preview"));
    const inState = new Set(flowsIn(await this.#project.stateText()).map(({ id }) => id));
    const remaining = notDeprecated(this.#kaleyra.flows());
    const orphaned = remaining.filter(({ id }) => !inState.has(id)).length;
    const outputs = this.transcript.map(({ output }) => output).join("\n");
    const texts = (await this.#project.stateFileTexts()) + outputs;
    return { orphaned, keys: texts.split(faultyKey).length - 1, hangs: this.#hangs };
  }
}

/** The arguments of a flow that are compared. */
interface Wanted {
  readonly publish?: boolean;
  readonly categories: readonly string[];
  readonly flowJson: object;
}

function isAsWanted(flow: EmulatedFlow, wanted: Wanted): boolean {
  return (
    flow.status === (wanted.publish === true ? "PUBLISHED" : "DRAFT") &&
    isDeepStrictEqual(flow.categories, wanted.categories) &&
    isDeepStrictEqual(JSON.parse(flow.document), wanted.flowJson)
  );
}

/**
 * The ids of the drafts that `recover` lists as perhaps left over, from what `noteOrphans` in
 * cli/src/recover/orphans.ts prints. Here no other stack can have them.
 */
function draftsToDiscard(output: string): readonly string[] {
  if (!output.includes("recover --discard <id>")) return [];
  return [...output.matchAll(/^ {2}\S+ \((\d+)\)$/gm)].flatMap(([, id]) => id ?? []);
}

/** A flow that was published cannot be deleted: a destroy deprecates it. */
function notDeprecated(flows: readonly EmulatedFlow[]): readonly EmulatedFlow[] {
  return flows.filter(({ status }) => status !== "DEPRECATED");
}
