import { setImmediate as othersTurn } from "node:timers/promises";

const longestMs = 15;

/** Turns of a work whose amount the user decides, so that it does not hold up whatever else the process is asked. */
export class Turns {
  #began = performance.now();

  /** Whether this one has taken long, and it is the others'. */
  isOver(): boolean {
    return performance.now() - this.#began >= longestMs;
  }

  async others(): Promise<void> {
    await othersTurn();
    this.#began = performance.now();
  }
}
