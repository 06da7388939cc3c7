import { isJsonObject, type Json, type JsonObject } from "../../../../provider/flow-json/json";
import type { Component, FlowModel, Screen } from "../../../../provider/flow-json/model/flow-model";
import { slotsOf } from "../../../../provider/flow-json/model/property-specs";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { initRequest } from "../../endpoint/init";
import { WrongUsage } from "../../failure";
import { choiceActions } from "./choice-actions";
import type { Endpoint } from "./endpoint";
import { textOfValue } from "./evaluate";
import { type Entered, inputKind } from "./inputs";
import type { LogEntry } from "./log";
import { Actions } from "./perform-action";
import { type Completion, RunState } from "./run-state";
import { entryScreen, examplesOf } from "./start";
import { validationMessage } from "./validate-input";
import type { RunValue } from "./values";

/** A flow to run, and what is around it. */
export interface FlowRunOptions {
  readonly flow: FlowModel;
  /** Responds to requests. Without it, a request has no response, and the log has the reason. */
  readonly endpoint?: Endpoint;
  /** Sent with each request, and part of the result. */
  readonly flowToken: string;
  /** @default the examples of the entry screen */
  readonly start?: RunStart;
}

/** What opens the first screen, and where its data comes from. */
export type RunStart =
  // The `__example__`s of the entry screen, or of the given screen.
  | { readonly by: "examples"; readonly screen?: string }
  // The message that opens the flow: its `flow_action_payload`.
  | { readonly by: "data"; readonly screen?: string; readonly data: JsonObject }
  // The endpoint's response to INIT.
  | { readonly by: "INIT" };

/** An input of the current screen. */
export interface RunInput {
  readonly name: string;
  readonly component: Component;
  /** `undefined` if nothing was entered and the document gives no initial value. */
  readonly entered: Entered | undefined;
  /** The value of `${form.name}`. */
  readonly value: Json | undefined;
  /** The message below the input. */
  readonly error: string | undefined;
}

/**
 * The time limit of one validation for all patterns of a screen together, since the page waits for it.
 * It is generous: on a busy machine even a short pattern may take hundreds of milliseconds.
 */
const longestValidationMilliseconds = 3000;

/**
 * A customer's way through a flow: screens, data, inputs, and what is sent.
 *
 * What Meta does not document about it is in docs/assumptions.md, "How a flow runs".
 */
export class FlowRun {
  readonly #run: RunState;
  readonly #actions: Actions;

  private constructor({ flow, endpoint, flowToken }: FlowRunOptions) {
    this.#run = new RunState(flow);
    this.#actions = new Actions(this.#run, endpoint, flowToken);
  }

  /**
   * Starts a run on its first screen.
   *
   * @throws {WrongUsage} If the flow does not have the screen.
   */
  static async start(options: FlowRunOptions): Promise<FlowRun> {
    const flowRun = new FlowRun(options);
    const run = flowRun.#run;
    const { flow, flowToken, start = { by: "examples" } } = options;
    const id = start.by === "INIT" ? undefined : start.screen;
    const screen = entryScreen(flow, id);
    if (screen?.id === undefined) {
      throw new WrongUsage(`the flow has no screen${id === undefined ? "" : ` ${id}`}`);
    }
    if (start.by === "INIT") await flowRun.#actions.exchange(initRequest(flow, flowToken));
    // If INIT opened no screen, the examples are shown, and the log has the reason.
    if (run.path.length === 0) {
      run.open(screen.id, start.by === "data" ? start.data : examplesOf(screen));
    }
    return flowRun;
  }

  get flow(): FlowModel {
    return this.#run.flow;
  }

  get screen(): Screen {
    return this.#run.current.screen;
  }

  /** `${data.…}` of the current screen. */
  get data(): JsonObject {
    return this.#run.current.data;
  }

  /** The inputs of the current screen that have a name, also those that are not shown. */
  get inputs(): ReadonlyMap<string, RunInput> {
    const named = [...this.screen.inputs.byName.values()].filter(
      ({ component }) => inputKind(component) !== undefined,
    );
    return new Map(named.map(({ name, component }) => [name, this.#input(name, component)]));
  }

  /** The `error_message` of the endpoint's last response. */
  get notice(): string | undefined {
    return this.#run.notice;
  }

  /** `undefined` until the flow ends. */
  get completion(): Completion | undefined {
    return this.#run.completion;
  }

  /** What happened, the oldest entry first. */
  get log(): readonly LogEntry[] {
    return this.#run.log;
  }

  /** Whether a response is awaited. Until then, taps do nothing. */
  get isWaiting(): boolean {
    return this.#run.waiting > 0;
  }

  /** Whether there is a previous screen. After the end of the flow, no screen is shown. */
  get canGoBack(): boolean {
    return this.#run.path.length > 1 && this.completion === undefined;
  }

  /** The value of a property, an option or an item of the current screen. */
  valueOf(node: JsonNode | undefined): RunValue {
    return this.#run.values.of(node, this.#run.current);
  }

  /** The slot of an If or Switch that is shown; `undefined` if none is. */
  branchOf(component: Component): string | undefined {
    const branch =
      component.type === "If" ? this.#branchOfIf(component) : this.#branchOfSwitch(component);
    // A Switch may lack a case for its value.
    return slotsOf(component).some(([slot]) => slot === branch) ? branch : undefined;
  }

  /** Whether a component of the current screen is shown, and every component around it. */
  isShown(component: Component): boolean {
    const { parent, slot } = component;
    if (this.#run.property(component, "visible") === false) return false;
    if (parent === undefined) return true;
    const isInShownSlot = parent.type === "Form" || this.branchOf(parent) === slot;
    return isInShownSlot && this.isShown(parent);
  }

  /** Whether a component of the current screen can be used; `true` by default. */
  isEnabled(component: Component): boolean {
    return this.#run.property(component, "enabled") !== false;
  }

  /**
   * Enters a value into an input, as its control shows it, and performs the actions of a choice. Unlike
   * buttons, the controls of inputs stay enabled while a response is awaited.
   */
  async enter(name: string, entered: Entered): Promise<void> {
    const component = this.screen.inputs.byName.get(name)?.component;
    if (component === undefined || this.completion !== undefined) return;
    const before = this.#run.values.formValue(name, this.#run.current);
    this.#run.enter(name, entered);
    const after = this.#run.values.formValue(name, this.#run.current);
    const options = this.valueOf(memberOf(component.node, "data-source")).value;
    for (const action of choiceActions({ component, options }, before, after)) {
      await this.#actions.perform(action);
    }
  }

  /**
   * Taps a button, a link or an item of a list. A Footer first validates the inputs that are shown.
   *
   * @param index The index of the item of a NavigationList.
   */
  async tap(component: Component, index?: number): Promise<void> {
    if (this.isWaiting || this.completion !== undefined || !this.isEnabled(component)) return;
    if (component.type === "Footer" && !this.#validate()) return;
    const list = this.valueOf(memberOf(component.node, "list-items")).value;
    const item = index === undefined ? undefined : itemsOf(list)[index];
    // A NavigationList with a name has the id of the tapped item as its value.
    const name = textOf(memberOf(component.node, "name"));
    const id = textOf(this.valueOf(memberOf(item, "id")).value);
    if (name !== undefined && id !== undefined) this.#run.enter(name, id);
    // The action is the item's or the list's: Meta allows only one of them.
    const action = memberOf(item, "on-click-action") ?? memberOf(component.node, "on-click-action");
    if (action !== undefined) await this.#actions.perform(action);
  }

  /**
   * Goes back to the previous screen. It keeps its data and inputs, unless `refresh_on_back` requests
   * new data.
   */
  async back(): Promise<void> {
    if (this.canGoBack && !this.isWaiting) await this.#actions.back();
  }

  /** Continues with another version of the document, on the same screen if that is still there. */
  continueWith(flow: FlowModel): void {
    this.#run.replace(flow);
  }

  #branchOfIf(component: Component): "then" | "else" {
    return this.#run.values.condition(component, this.#run.current) ? "then" : "else";
  }

  /** The key of `cases` that the value of a Switch selects. */
  #branchOfSwitch(component: Component): string {
    return textOfValue(this.#run.property(component, "value"));
  }

  #input(name: string, component: Component): RunInput {
    const { values, current } = this.#run;
    return {
      name,
      component,
      entered: values.entered(name, current),
      value: values.formValue(name, current),
      error: this.#errorOf(name, component),
    };
  }

  /**
   * The message below an input. The document's message replaces the one of `validate-input.ts`. A
   * message from a binding is shown as soon as the data has it, until the customer changes the input.
   */
  #errorOf(name: string, component: Component): string | undefined {
    const { values, current } = this.#run;
    const builtIn = current.invalid.get(name);
    const { value, isBound } = values.errorMessage({ component, name }, current);
    const showsDocumentMessage = builtIn !== undefined || (isBound && !current.changed.has(name));
    const message = isJsonObject(value)
      ? Object.values(value).map(textOfValue).join(" ")
      : textOfValue(value);
    return showsDocumentMessage && message !== "" ? message : builtIn;
  }

  /**
   * Validates the inputs that are shown and enabled, and replaces their messages.
   *
   * @returns Whether all are valid.
   */
  #validate(): boolean {
    const invalid = new Map<string, string>();
    const deadline = performance.now() + longestValidationMilliseconds;
    for (const { name, component, entered, value } of this.inputs.values()) {
      if (!this.isShown(component) || !this.isEnabled(component)) continue;
      // A missing property has its documented default.
      const property = (key: string) =>
        this.#run.property(component, key) ?? component.spec?.properties[key]?.default;
      const message = validationMessage({ component, entered, value, property, deadline });
      if (message !== undefined) invalid.set(name, message);
    }
    this.#run.update({ ...this.#run.current, invalid });
    return invalid.size === 0;
  }
}
