import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import type { FlowDocument } from "./document";
import type { FlowRun } from "./flow-run/flow-run";
import type { PageEvent } from "./page-event";

/** Starts a run of a version of the flow. */
export type StartRun = (flow: FlowModel) => Promise<FlowRun>;

/** A page that a browser has open, with its run of the flow. */
export class OpenPage {
  #run: FlowRun | undefined;
  #runs = 0;
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

  async start(): Promise<void> {
    const flow = this.document.flow ?? this.#run?.flow;
    if (flow === undefined || flow.screenById.size === 0) return;
    this.#runs += 1;
    this.#run = await this.startRun(flow);
    this.#changed();
  }

  /** Continues with a new version of the document. One that is not Flow JSON only adds its findings. */
  async replace(document: FlowDocument): Promise<void> {
    this.document = document;
    const { flow } = document;
    if (flow !== undefined && flow.screenById.size > 0) {
      if (this.#run === undefined) await this.start();
      else this.#run.continueWith(flow);
    }
    this.#changed();
  }

  /** Does what the customer did; the page shows at once that a response is awaited. */
  async handle(event: PageEvent): Promise<void> {
    const done = this.#perform(event);
    this.#handled = event.sequence;
    this.#changed();
    await done;
    this.#changed();
  }

  async #perform(event: PageEvent): Promise<void> {
    const run = this.#run;
    switch (event.kind) {
      case "restart":
        return this.start();
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
