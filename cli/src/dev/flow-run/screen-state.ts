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
  /** The names of inputs that were changed after the data came: its messages for them are out of date. */
  readonly changed: ReadonlySet<string>;
}

/** The state of a screen that has just opened: nothing is entered. */
export function openedScreen(screen: Screen, data: JsonObject): ScreenState {
  return { screen, data, entered: new Map(), invalid: new Map(), changed: new Set() };
}

/** Gives new data to the screen that the customer is on. The inputs keep what was entered. */
export function withData(state: ScreenState, data: JsonObject): ScreenState {
  return { ...state, data, changed: new Set() };
}

/** Enters a value into an input. The message below the input disappears until the next validation. */
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
