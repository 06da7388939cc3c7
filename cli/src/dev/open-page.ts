import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { messageOf } from "../failure";
import type { FlowDocument } from "./document";
import type { FlowRun } from "./flow-run/flow-run";
import type { PageEvent } from "./page-event";

/** Starts a run of a version of the flow. */
export type StartRun = (flow: FlowModel) => Promise<FlowRun>;

/** A page that a browser has open, with its run of the flow. */
export class OpenPage {
  #document: FlowDocument;
  readonly #startRun: StartRun;
  #run: FlowRun | undefined;
  #runNumber = 0;
  /** The number of the run that was started last. While it awaits INIT, it is greater than `#runNumber`. */
  #startNumber = 0;
  #problem: string | undefined;
  #handled = 0;
  readonly #listeners = new Set<() => void>();

  constructor(document: FlowDocument, startRun: StartRun) {
    this.#document = document;
    this.#startRun = startRun;
  }

  /** The newest version of the document, which may not be Flow JSON. */
  get document(): FlowDocument {
    return this.#document;
  }

  /** The run, on the newest version of the document that is Flow JSON. */
  get run(): FlowRun | undefined {
    return this.#run;
  }

  /** The number of the run on this page, from 1; 0 before the first. */
  get runNumber(): number {
    return this.#runNumber;
  }

  /** Whether the response to INIT is awaited. */
  get isStarting(): boolean {
    return this.#startNumber > this.#runNumber;
  }

  /** Why the last event or version could not be handled. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** The `sequence` of the last event that was handled. `page/main.ts` ignores a view that lacks newer ones. */
  get handled(): number {
    return this.#handled;
  }

  /** Whether a browser shows the page. */
  get isFollowed(): boolean {
    return this.#listeners.size > 0;
  }

  /** @returns A function that removes the listener. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the first run. */
  start(): Promise<void> {
    return this.#change(() => this.#start());
  }

  /** Continues with a new version of the document. A version that is not Flow JSON only adds its findings. */
  replace(document: FlowDocument): Promise<void> {
    this.#document = document;
    return this.#change(async () => {
      if (this.#run !== undefined) this.#continue(this.#run);
      // While a run is starting, `#start` continues it with the new version.
      else if (!this.isStarting) await this.#start();
    });
  }

  /** Does what the customer did; the page shows at once that a response is awaited. */
  async handle(event: PageEvent): Promise<void> {
    // Everything up to the first request is done here, so the next view includes the event.
    const done = this.#change(() => this.#perform(event));
    this.#handled = event.sequence;
    this.#notify();
    await done;
  }

  /**
   * Does some work and notifies the listeners. An error becomes the page's problem: a document may
   * demand what is not possible, for example an endless text.
   */
  async #change(work: () => void | Promise<void>): Promise<void> {
    this.#problem = undefined;
    try {
      await work();
    } catch (error) {
      this.#problem = messageOf(error);
    }
    this.#notify();
  }

  /**
   * Starts a run. If several await INIT, the run started last is shown, and an earlier one that comes
   * after it is dropped. The document may have changed meanwhile, so the run continues with it.
   */
  async #start(): Promise<void> {
    const flow = this.#document.flow ?? this.#run?.flow;
    if (flow === undefined || flow.screenById.size === 0) return;
    this.#startNumber += 1;
    const number = this.#startNumber;
    try {
      const run = await this.#startRun(flow);
      if (number <= this.#runNumber) return;
      this.#continue(run);
      this.#run = run;
    } finally {
      // Also after an error: the run is no longer starting.
      this.#runNumber = Math.max(this.#runNumber, number);
    }
  }

  /** Brings a run to the newest version, if that is Flow JSON with a screen. */
  #continue(run: FlowRun): void {
    const { flow } = this.#document;
    if (flow !== undefined && flow !== run.flow && flow.screenById.size > 0) run.continueWith(flow);
  }

  async #perform(event: PageEvent): Promise<void> {
    const run = this.#run;
    if (event.kind === "restart") return this.#start();
    if (event.kind === "back") return run?.back();
    // The component may be gone: the document or the screen has changed since the view was sent.
    const component = run?.screen.components.find(({ node }) => node.path === event.path);
    if (run === undefined || component === undefined) return;
    if (event.kind === "tap") return run.tap(component, event.item);
    const name = textOf(memberOf(component.node, "name"));
    if (name !== undefined) return run.enter(name, event.value);
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
