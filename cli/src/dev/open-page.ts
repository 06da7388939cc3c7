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
  #run: FlowRun | undefined;
  #runs = 0;
  /** The number of runs that were begun; some may still await the endpoint. */
  #starts = 0;
  #problem: string | undefined;
  /** The number of the last event that was handled. */
  #handled = 0;
  readonly #listeners = new Set<() => void>();

  constructor(
    private document: FlowDocument,
    private readonly startRun: StartRun,
  ) {}

  /** The run, on the last version of the document that could be read. */
  get run(): FlowRun | undefined {
    return this.#run;
  }

  /** Which run of this page it is. */
  get runNumber(): number {
    return this.#runs;
  }

  /** Whether the response to INIT is awaited. */
  get isStarting(): boolean {
    return this.#starts > this.#runs;
  }

  /** Why the last event or version could not be handled. */
  get problem(): string | undefined {
    return this.#problem;
  }

  get handled(): number {
    return this.#handled;
  }

  get current(): FlowDocument {
    return this.document;
  }

  /** Whether a browser shows it. */
  get isFollowed(): boolean {
    return this.#listeners.size > 0;
  }

  /** @returns A function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): Promise<void> {
    return this.#show(() => this.#start());
  }

  /** Continues with a new version of the document. One that is not Flow JSON only adds its findings. */
  replace(document: FlowDocument): Promise<void> {
    this.document = document;
    return this.#show(async () => {
      if (this.#run !== undefined) this.#continue(this.#run);
      else if (!this.isStarting) await this.#start();
    });
  }

  /** Does what the customer did; the page shows at once that a response is awaited. */
  async handle(event: PageEvent): Promise<void> {
    const done = this.#show(() => this.#perform(event));
    this.#handled = event.sequence;
    this.#changed();
    await done;
  }

  /** Shows what comes of something, also that it failed: a flow may ask for what is not possible. */
  async #show(work: () => void | Promise<void>): Promise<void> {
    this.#problem = undefined;
    try {
      await work();
    } catch (error) {
      this.#problem = messageOf(error);
    }
    this.#changed();
  }

  /** The run that was begun last counts, with the version of the document at its end. */
  async #start(): Promise<void> {
    const flow = this.document.flow ?? this.#run?.flow;
    if (flow === undefined || flow.screenById.size === 0) return;
    this.#starts += 1;
    const number = this.#starts;
    try {
      const run = await this.startRun(flow);
      if (number <= this.#runs) return;
      this.#continue(run);
      this.#run = run;
    } finally {
      this.#runs = Math.max(this.#runs, number);
    }
  }

  #continue(run: FlowRun): void {
    const { flow } = this.document;
    if (flow !== undefined && flow !== run.flow && flow.screenById.size > 0) run.continueWith(flow);
  }

  async #perform(event: PageEvent): Promise<void> {
    const run = this.#run;
    switch (event.kind) {
      case "restart":
        return this.#start();
      case "back":
        return run?.back();
      default:
    }
    const component = run?.screen.components.find(({ node }) => node.path === event.path);
    if (run === undefined || component === undefined) return;
    if (event.kind === "tap") return run.tap(component, event.item);
    const name = textOf(memberOf(component.node, "name"));
    if (name !== undefined) return run.enter(name, event.value);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
