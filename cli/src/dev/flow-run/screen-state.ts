import type { JsonObject } from "../../../../provider/flow-json/json";
import type { Screen } from "../../../../provider/flow-json/model/flow-model";
import type { Entered } from "./inputs";

/** What a run keeps of a screen, also after the customer has left it. */
export interface ScreenState {
  readonly screen: Screen;
  /** `${data.…}` */
  readonly data: JsonObject;
  /** What the customer has entered, by the name of the input. */
  readonly entered: ReadonlyMap<string, Entered>;
  /** The messages of `validate-input.ts`, by the name of the input. */
  readonly invalid: ReadonlyMap<string, string>;
  /** Inputs that were changed since the data came, so that the messages in it are out of date. */
  readonly changed: ReadonlySet<string>;
}

export function openedScreen(screen: Screen, data: JsonObject): ScreenState {
  return { screen, data, entered: new Map(), invalid: new Map(), changed: new Set() };
}

/** New data for a screen that the customer is on. The inputs keep what was entered. */
export function withData(state: ScreenState, data: JsonObject): ScreenState {
  return { ...state, data, changed: new Set() };
}

export function withEntry(state: ScreenState, name: string, entered: Entered): ScreenState {
  const invalid = new Map(state.invalid);
  invalid.delete(name);
  return {
    ...state,
    invalid,
    entered: new Map(state.entered).set(name, entered),
    changed: new Set(state.changed).add(name),
  };
}
