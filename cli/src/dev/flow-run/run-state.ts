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
  /** The action of a Footer, or a response with the screen SUCCESS. */
  readonly by: "complete" | "endpoint";
  /** False on a screen with `success: false`. */
  readonly isSuccess: boolean;
}

/** Where a run is: the opened screens, the way to the current one, and what was sent. */
export class RunState {
  flow: FlowModel;
  values: Values;
  readonly log: LogEntry[] = [];
  notice: string | undefined;
  completion: Completion | undefined;
  /** The number of responses that are awaited. */
  waiting = 0;
  readonly #screens = new Map<string, ScreenState>();
  /** Ids of screens; the last is the current one. */
  #path: readonly string[] = [];

  constructor(flow: FlowModel) {
    this.flow = flow;
    this.values = new Values(flow, this.#screens);
  }

  /** Ids of the screens that lead to the current one, which is the last. */
  get path(): readonly string[] {
    return this.#path;
  }

  get current(): ScreenState {
    const state = this.#screens.get(this.#path.at(-1) ?? "");
    if (state === undefined) throw new Error("the run is on no screen");
    return state;
  }

  /** Opens a screen anew. If the customer came from it, that is a way back. */
  open(id: string, data: JsonObject): void {
    const screen = this.flow.screenById.get(id);
    if (screen === undefined) return;
    this.#set(id, openedScreen(screen, data));
    const before = this.#path.indexOf(id);
    this.#path = [...(before === -1 ? this.#path : this.#path.slice(0, before)), id];
  }

  back(): void {
    this.#path = this.#path.slice(0, -1);
  }

  update(state: ScreenState): void {
    if (state.screen.id !== undefined) this.#set(state.screen.id, state);
  }

  #set(id: string, state: ScreenState): void {
    this.#screens.set(id, state);
    this.values.forget();
  }

  enter(name: string, entered: Entered): void {
    this.update(withEntry(this.current, name, entered));
  }

  property(component: Component, key: string): Json | undefined {
    return this.values.property(component, key, this.current);
  }

  /** Changes the document. Screens that are still there keep their data and inputs. */
  replace(flow: FlowModel): void {
    const kept = [...this.#screens].flatMap(([id, state]) => {
      const screen = flow.screenById.get(id);
      if (screen === undefined) return [];
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
