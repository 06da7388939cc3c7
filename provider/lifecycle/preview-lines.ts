import type { Resource } from "./resource";
import type { Planned } from "./value";

/** The most lines for one resource. */
const mostOfOne = 12;

/**
 * About how many lines a run shows. After that each resource shows only its first line, so that a
 * large run stays readable.
 */
const mostInFull = 150;

export interface PlannedChange<State, Inputs> {
  readonly state: State;
  readonly inputs: Planned<Inputs>;
  /** Whether the document held secrets before or holds them now. */
  readonly documentIsSecret: boolean;
}

/** The lines with which the previews of one run show changes within resources. */
export class PreviewLines {
  #left = mostInFull;

  /** A message of a few lines; `undefined` if there is nothing to show. */
  of<Inputs extends object, State extends Inputs & { account: string }>(
    { documentLines }: Pick<Resource<Inputs, State>, "documentLines">,
    { state, inputs, documentIsSecret }: PlannedChange<State, Inputs>,
  ): string | undefined {
    const lines = documentLines?.(state, inputs, this.#left > 0 ? mostOfOne : 1) ?? [];
    if (lines.length === 0) return undefined;
    if (documentIsSecret) return "flowJson may hold secrets, so what changes in it is not shown";
    this.#left -= lines.length;
    return lines.join("\n");
  }
}
