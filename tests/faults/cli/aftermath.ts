import { isDeepStrictEqual } from "node:util";

import type { EmulatedFlow, Emulator } from "kaleyra-emulator";

import { flowsIn } from "../../support/state";
import type { Counts } from "../matrix/outcome";
import { faultyKey } from "../server/faulty-kaleyra";
import type { CliProject, CommandRun, Declared } from "./cli-project";

/** What a user does after a run that went wrong, and what is left then. */
export class Aftermath {
  /** What the user reads, run by run. */
  readonly read: { readonly command: string; readonly output: string }[] = [];
  readonly #kaleyra: Emulator;
  readonly #project: CliProject;
  #hangs = 0;

  constructor(kaleyra: Emulator, project: CliProject) {
    this.#kaleyra = kaleyra;
    this.#project = project;
  }

  async follow(command: string, running: Promise<CommandRun>): Promise<CommandRun> {
    const run = await running;
    if (run.hung) this.#hangs += 1;
    this.read.push({
      command: run.code === 0 ? command : `${command} (failed)`,
      output: run.output,
    });
    return run;
  }

  /**
   * Takes a lock off that is left, and runs `recover`.
   *
   * @returns Whether drafts were discarded, with the command in its message.
   */
  async recover(): Promise<boolean> {
    const project = this.#project;
    if (await project.isLocked()) await this.follow("cancel", project.run("cancel", "--yes"));
    const recover = project.kaleyraFlows("recover", "--yes");
    const { output } = await this.follow("kaleyra-flows recover", recover);
    const discarded = leftOver(output);
    for (const id of discarded) {
      const command = `kaleyra-flows recover --discard ${id}`;
      await this.follow(command, project.kaleyraFlows("recover", "--yes", "--discard", id));
    }
    return discarded.length > 0;
  }

  /** The differences after the `up` that should fix everything. */
  async differences(wanted: Declared): Promise<Pick<Counts, "lost" | "duplicates" | "unrepaired">> {
    const there = standing(this.#kaleyra.flows());
    const inState = flowsIn(await this.#project.stateText());
    const names = Object.keys(wanted);
    const served = names.map((name) => {
      const own = inState.filter(({ urn }) => urn.endsWith(`::${name}`));
      return there.find(({ id }) => own.some((flow) => flow.id === id));
    });
    return {
      lost: served.filter((flow) => flow === undefined).length,
      duplicates: Math.max(0, there.length - names.length),
      unrepaired: names.filter((name, index) => !isAsWanted(served[index], wanted[name] as Wanted))
        .length,
    };
  }

  /** Destroys everything. To be counted at the very end. */
  async remains(): Promise<Pick<Counts, "orphaned" | "keys" | "hangs">> {
    await this.follow("destroy", this.#project.run("destroy", "--yes", "--skip-preview"));
    const inState = new Set(flowsIn(await this.#project.stateText()).map(({ id }) => id));
    const orphaned = standing(this.#kaleyra.flows()).filter(({ id }) => !inState.has(id)).length;
    const outputs = this.read.map(({ output }) => output).join("\n");
    const texts = (await this.#project.everything()) + outputs;
    return { orphaned, keys: texts.split(faultyKey).length - 1, hangs: this.#hangs };
  }
}

interface Wanted {
  readonly publish?: boolean;
  readonly categories: readonly string[];
  readonly flowJson: object;
}

function isAsWanted(flow: EmulatedFlow | undefined, wanted: Wanted): boolean {
  return (
    flow?.status === (wanted.publish === true ? "PUBLISHED" : "DRAFT") &&
    isDeepStrictEqual(flow.categories, wanted.categories) &&
    isDeepStrictEqual(JSON.parse(flow.document), wanted.flowJson)
  );
}

/** The drafts that `recover` names as perhaps left over: here no other stack can have them. */
function leftOver(output: string): readonly string[] {
  if (!output.includes("recover --discard <id>")) return [];
  return [...output.matchAll(/^ {2}\S+ \((\d+)\)$/gm)].flatMap(([, id]) => id ?? []);
}

function standing(flows: readonly EmulatedFlow[]): readonly EmulatedFlow[] {
  return flows.filter(({ status }) => status !== "DEPRECATED");
}
