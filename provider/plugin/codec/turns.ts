import { setImmediate as othersTurn } from "node:timers/promises";

const longestMs = 15;

/** Turns of a work whose amount the user decides, so that it does not hold up whatever else the process is asked. */
export class Turns {
  #began = performance.now();

  /** Lets others have their turn, if this one has taken long. */
  async othersIfLong(): Promise<void> {
    if (performance.now() - this.#began < longestMs) return;
    await othersTurn();
    this.#began = performance.now();
  }
}
