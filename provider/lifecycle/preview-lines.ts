import type { Resource } from "./resource";
import type { Planned } from "./value";

const mostOfOne = 12;

/** A run shows about so many in full; of each further resource the first one, so that many stay readable. */
const mostInFull = 150;

export interface PlannedChange<State, Inputs> {
  readonly state: State;
  readonly inputs: Planned<Inputs>;
  /** Something in the document was secret, or is now. */
  readonly documentIsSecret: boolean;
}

/** What the previews of one run show of what changes within resources. */
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
