import type { Engine } from "../engine";
import type { Mask } from "../kaleyra/mask";
import type { Warn } from "../lifecycle/context";

/** The time before an operation counts as long. A shorter one shows no progress. */
const longAfterMs = 2_000;

/**
 * The row on which the engine shows a resource during one operation. Each operation has its own,
 * and ends it with `end`.
 */
export class Row {
  readonly #engine: Engine;
  readonly #urn: string;
  readonly #mask: Mask;
  readonly #timer: NodeJS.Timeout;
  /** The current step, if the operation has reported one. */
  #step: string | undefined;
  #isLong = false;

  /** @param mask Masks the resource's secrets in messages. */
  constructor(engine: Engine, { urn, mask }: { readonly urn: string; readonly mask: Mask }) {
    this.#engine = engine;
    this.#urn = urn;
    this.#mask = mask;
    this.#timer = setTimeout(() => {
      this.#isLong = true;
      if (this.#step !== undefined) this.#show(this.#step);
    }, longAfterMs).unref();
  }

  /** Warns about a subject; each message begins with it. */
  warnAbout(subject: string): Warn {
    return (message) => {
      const line = this.#mask(`kaleyra: ${subject}: ${message}`);
      this.#engine.warn(this.#urn, line);
    };
  }

  /** Shows lines as they are. */
  info(lines: string): void {
    this.#engine.info(this.#urn, this.#mask(lines));
  }

  /** Informs about a subject, for example of what it waits for; each message begins with it. */
  informAbout(subject: string): (message: string) => void {
    return (message) => {
      this.#engine.info(this.#urn, this.#mask(`kaleyra: ${subject}: ${message}`));
    };
  }

  /** Reports the current step. It is shown if the operation takes long. */
  readonly progress = (step: string): void => {
    this.#step = step;
    if (this.#isLong) this.#show(step);
  };

  /**
   * Waits until the engine has received every message, since it may lose messages that arrive after
   * the response.
   */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#engine.delivered();
  }

  #show(step: string): void {
    this.#engine.progress(this.#urn, this.#mask(`${step}…`));
  }
}
