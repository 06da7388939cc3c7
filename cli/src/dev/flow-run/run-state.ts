import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import type { Component, FlowModel } from "../../../../provider/flow-json/model/flow-model";
import type { Entered } from "./inputs";
import type { LogEntry } from "./log";
import { openedScreen, type ScreenState, withEntry } from "./screen-state";
import { entryScreen, examplesOf } from "./start";
import { Values } from "./values";

/** The end of a flow. */
export interface Completion {
  /** What the business receives: the `response_json` of the message. */
  readonly payload: JsonObject;
  /** The action `complete`, or a response with the screen SUCCESS. */
  readonly by: "complete" | "endpoint";
  /** False on a screen with `success: false`. */
  readonly isSuccess: boolean;
}

/** Where a run is: the opened screens, the path to the current one, and the log. */
export class RunState {
  flow: FlowModel;
  values: Values;
  readonly log: LogEntry[] = [];
  /** The `error_message` of the last response, until the next action. */
  notice: string | undefined;
  /** `undefined` until the flow ends. */
  completion: Completion | undefined;
  /** The number of responses that are awaited. */
  waiting = 0;
  readonly #screens = new Map<string, ScreenState>();
  #path: readonly string[] = [];

  constructor(flow: FlowModel) {
    this.flow = flow;
    this.values = new Values(flow, this.#screens);
  }

  /** The ids of the screens that lead to the current one, which is the last. Empty before the first opens. */
  get path(): readonly string[] {
    return this.#path;
  }

  /** The id of the current screen. */
  get screenId(): string {
    const id = this.#path.at(-1);
    if (id === undefined) throw new Error("the run is on no screen");
    return id;
  }

  get current(): ScreenState {
    const state = this.#screens.get(this.screenId);
    if (state === undefined) throw new Error("the run is on no screen");
    return state;
  }

  /**
   * Opens a screen with its initial values. If the screen is on the path, the customer goes back to it:
   * the screens after it leave the path.
   */
  open(id: string, data: JsonObject): void {
    const screen = this.flow.screenById.get(id);
    if (screen === undefined) return; // For the compiler: callers have checked the id.
    this.#set(id, openedScreen(screen, data));
    const index = this.#path.indexOf(id);
    const earlier = index === -1 ? this.#path : this.#path.slice(0, index);
    this.#path = [...earlier, id];
  }

  /** Leaves the current screen for the one before it. */
  back(): void {
    this.#path = this.#path.slice(0, -1);
  }

  /** Replaces the state of a screen that was opened. */
  update(state: ScreenState): void {
    const { id } = state.screen;
    if (id !== undefined) this.#set(id, state); // Opened screens have an id.
  }

  #set(id: string, state: ScreenState): void {
    this.#screens.set(id, state);
    this.values.forget();
  }

  /** Enters a value into an input of the current screen. */
  enter(name: string, entered: Entered): void {
    this.update(withEntry(this.current, name, entered));
  }

  /** The value of a property of a component on the current screen. */
  property(component: Component, key: string): Json | undefined {
    return this.values.property(component, key, this.current);
  }

  /** Continues with another version of the document. Screens that it still has keep their data and inputs. */
  replace(flow: FlowModel): void {
    const kept = [...this.#screens].flatMap(([id, state]) => {
      const screen = flow.screenById.get(id);
      if (screen === undefined) return [];
      // A field that is new in the document has its example.
      return [{ ...state, screen, data: { ...examplesOf(screen), ...state.data } }];
    });
    this.flow = flow;
    this.values = new Values(flow, this.#screens);
    this.#screens.clear();
    for (const state of kept) this.update(state);
    this.#path = this.#path.filter((id) => this.#screens.has(id));
    const entry = this.#path.length === 0 ? entryScreen(flow, undefined) : undefined;
    if (entry?.id !== undefined) this.open(entry.id, examplesOf(entry));
  }
}
