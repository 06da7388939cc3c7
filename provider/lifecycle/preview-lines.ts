import type { Resource } from "./resource";
import type { Planned } from "./value";

/** The most lines for one resource. */
const mostPerResource = 12;

/**
 * About how many lines a run shows. After that each resource shows only its first line, so that a
 * large run stays readable.
 */
const mostPerRun = 150;

/** A planned update of a resource, or its replacement. */
export interface PlannedChange<State, Inputs> {
  readonly state: State;
  readonly inputs: Planned<Inputs>;
  /** Whether the document held secrets before or holds them now. */
  readonly documentIsSecret: boolean;
}

/** The lines with which the previews of one run show changes within resources. */
export class PreviewLines {
  #remaining = mostPerRun;

  /** What changes in the resource's document, in a few lines; `undefined` if nothing does. */
  of<Inputs extends object, State extends Inputs & { account: string }>(
    { documentLines }: Pick<Resource<Inputs, State>, "documentLines">,
    { state, inputs, documentIsSecret }: PlannedChange<State, Inputs>,
  ): string | undefined {
    const most = this.#remaining > 0 ? mostPerResource : 1;
    const lines = documentLines?.(state, inputs, most) ?? [];
    if (lines.length === 0) return undefined;
    if (documentIsSecret) return "flowJson may hold secrets, so what changes in it is not shown";
    this.#remaining -= lines.length;
    return lines.join("\n");
  }
}
