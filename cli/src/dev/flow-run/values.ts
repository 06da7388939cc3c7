import { readDynamicText } from "../../../../provider/flow-json/expression/dynamic-text";
import { parseCondition } from "../../../../provider/flow-json/expression/parse";
import { isProblem } from "../../../../provider/flow-json/expression/problem";
import type { Reference } from "../../../../provider/flow-json/expression/reference";
import type { Json } from "../../../../provider/flow-json/json";
import type { Component, FlowModel } from "../../../../provider/flow-json/model/flow-model";
import { isAtLeast } from "../../../../provider/flow-json/model/version";
import {
  type JsonNode,
  memberOf,
  membersOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { evaluate } from "./evaluate";
import {
  emptyValue,
  type Entered,
  inputKind,
  inputNamed,
  valueEntered,
  withoutMissingOptions,
} from "./inputs";
import { isFromRun, jsonOf, memberValue, nodeOf } from "./json-values";
import type { ScreenState } from "./screen-state";

/** The current value of a node of the document. */
export interface RunValue {
  /** `undefined` if the node is missing, or is a binding without a value. */
  readonly value: JsonNode | undefined;
  /** The binding or expression; `undefined` for a literal value. */
  readonly source: string | undefined;
  /** The bindings in `source` that name nothing; all of `source` if it cannot be parsed. */
  readonly unresolved: readonly string[];
}

/** The value of a binding or an expression; `unresolved` as in `RunValue`. */
interface Evaluated {
  readonly value: Json | undefined;
  readonly unresolved: readonly string[];
}

/** An input, and the name by which a Form and bindings refer to it. */
interface NamedInput {
  readonly component: Component;
  readonly name: string;
}

/** A property of an input, and the property of the Form around it that sets the same for all inputs. */
interface InputKeys {
  readonly ofInput: string;
  readonly ofForm: string;
}

const initialValueKeys = { ofInput: "init-value", ofForm: "init-values" } as const;
const errorMessageKeys = { ofInput: "error-message", ofForm: "error-messages" } as const;

/** Evaluates bindings and expressions with the data and inputs of the screens. */
export class Values {
  /** Inputs that are being evaluated: a value may depend on itself, which would never end. */
  readonly #evaluating = new Set<Component>();
  /**
   * Initial values and options that were evaluated after the last change of the screens: many inputs may
   * refer to the same input.
   */
  readonly #initial = new Map<Component, Json | undefined>();
  readonly #options = new Map<Component, Json | undefined>();

  /**
   * @param screens The states of the opened screens, by id. `RunState` changes this map, and calls
   *   `forget` after each change.
   */
  constructor(
    private readonly flow: FlowModel,
    private readonly screens: ReadonlyMap<string, ScreenState>,
  ) {}

  /** Discards what was evaluated, because the screens have changed. */
  forget(): void {
    this.#initial.clear();
    this.#options.clear();
  }

  /**
   * The value of a node, for example a property or an option. The parts of an array or an object are
   * not evaluated: they are drawn one by one, each after another call.
   */
  of(node: JsonNode | undefined, state: ScreenState): RunValue {
    const text = textOf(node);
    const dynamic =
      node === undefined || text === undefined || isFromRun(node)
        ? undefined
        : this.#evaluated(text, state);
    if (dynamic === undefined) return { value: node, source: undefined, unresolved: [] };
    const { value, unresolved } = dynamic;
    return { value: value === undefined ? undefined : nodeOf(value), source: text, unresolved };
  }

  /** The value of a property, with everything inside evaluated; `undefined` if it has none. */
  property({ node }: Component, key: string, state: ScreenState): Json | undefined {
    return this.json(memberOf(node, key), state);
  }

  /**
   * Like `of`, but with everything inside the node evaluated too. A node that `nodeOf` returned is a value
   * already, in which nothing is evaluated.
   */
  json(node: JsonNode | undefined, state: ScreenState): Json | undefined {
    if (node === undefined) return undefined;
    return isFromRun(node) ? jsonOf(node) : this.payload(node, state);
  }

  /**
   * The payload of an action, with everything inside evaluated: unlike in `json`, also if the action is
   * in an option that an endpoint sent. Parts without a value are omitted. Actions inside are not
   * evaluated before they are triggered.
   */
  payload(node: JsonNode, state: ScreenState): Json | undefined {
    switch (node.kind) {
      case "string": {
        const dynamic = this.#evaluated(node.value, state);
        return dynamic === undefined ? node.value : dynamic.value;
      }
      case "array":
        return node.items.map((item) => this.payload(item, state) ?? null);
      case "object":
        return Object.fromEntries(
          membersOf(node).flatMap(({ key, value }) => {
            const inner = isActionKey(key) ? jsonOf(value) : this.payload(value, state);
            return inner === undefined ? [] : [[key, inner] as const];
          }),
        );
      default:
        return jsonOf(node);
    }
  }

  /**
   * The condition of an If; false if it cannot be parsed, which the checker reports. From Flow JSON 6.0 an
   * expression in back-quotes is possible; without them the syntax is that of all versions.
   */
  condition({ node }: Component, state: ScreenState): boolean {
    const condition = memberOf(node, "condition");
    if (condition?.kind === "boolean") return condition.value;
    const text = textOf(condition);
    if (text === undefined) return false;
    const isBackQuoted = isAtLeast(this.flow.version, "6.0") && /^`.*`$/s.test(text);
    if (isBackQuoted) return this.#evaluated(text, state)?.value === true;
    const parsed = parseCondition(text);
    if (isProblem(parsed)) return false;
    return evaluate(parsed, (reference) => this.#lookup(reference, state)) === true;
  }

  /**
   * `${form.name}`: what was entered, or the initial value, or the empty one. An option that is no
   * longer in the list does not count.
   */
  formValue(name: string, state: ScreenState): Json | undefined {
    const component = inputNamed(state.screen, name);
    const kind = component && inputKind(component);
    if (component === undefined || kind === undefined) return undefined;
    const entered = this.entered(name, state);
    if (entered === undefined) return emptyValue(kind);
    const value = valueEntered(component, entered, this.flow.version);
    const options = this.#once(this.#options, component, () =>
      this.property(component, "data-source", state),
    );
    return options === undefined ? value : withoutMissingOptions(value, options);
  }

  /** What the control of an input shows: what was entered, or the initial value. */
  entered(name: string, state: ScreenState): Entered | undefined {
    const component = inputNamed(state.screen, name);
    if (component === undefined) return undefined;
    return (
      state.entered.get(name) ??
      this.#once(
        this.#initial,
        component,
        () => this.#ofInput({ component, name }, initialValueKeys, state).value,
      )
    );
  }

  /** The document's message for an input, and, if there is one, whether it comes from a binding. */
  errorMessage(
    input: NamedInput,
    state: ScreenState,
  ): { readonly value: Json | undefined; readonly isBound: boolean } {
    return this.#ofInput(input, errorMessageKeys, state);
  }

  /**
   * The property of an input itself, or its part of the Form's. The Form's may be an object with a
   * member for each input, or one binding whose value is such an object. `isBound` means nothing if
   * there is no value.
   */
  #ofInput({ component, name }: NamedInput, keys: InputKeys, state: ScreenState) {
    const ofForm = memberOf(formAround(component)?.node, keys.ofForm);
    const node =
      memberOf(component.node, keys.ofInput) ??
      (ofForm?.kind === "object" ? memberOf(ofForm, name) : undefined);
    if (node === undefined && ofForm?.kind !== "object") {
      return { value: memberValue(this.json(ofForm, state), name), isBound: true };
    }
    return { value: this.json(node, state), isBound: this.of(node, state).source !== undefined };
  }

  /**
   * Evaluates a value of an input once until the screens change.
   *
   * @returns `undefined` for an input that is being evaluated: its value depends on itself.
   */
  #once(
    values: Map<Component, Json | undefined>,
    component: Component,
    read: () => Json | undefined,
  ): Json | undefined {
    if (values.has(component) || this.#evaluating.has(component)) return values.get(component);
    this.#evaluating.add(component);
    try {
      const value = read();
      values.set(component, value);
      return value;
    } finally {
      this.#evaluating.delete(component);
    }
  }

  /** @returns `undefined` for a text that is neither a binding nor an expression: it is shown literally. */
  #evaluated(text: string, state: ScreenState): Evaluated | undefined {
    const content = readDynamicText(text, isAtLeast(this.flow.version, "6.0"));
    const unresolved: string[] = [];
    const lookup = (reference: Reference) => {
      const value = this.#lookup(reference, state);
      if (value === undefined && !this.#mayBeMissing(reference, state)) {
        unresolved.push(text.slice(reference.start, reference.end));
      }
      return value;
    };
    switch (content.kind) {
      case "static":
      case "mixed":
      case "placeholders":
        return undefined;
      case "broken":
        return { value: undefined, unresolved: [text] };
      case "binding":
        return { value: lookup(content.reference), unresolved };
      case "expression":
        return { value: evaluate(content.expression, lookup), unresolved };
      default:
        return content satisfies never;
    }
  }

  #lookup(reference: Reference, state: ScreenState): Json | undefined {
    const target = reference.screen === undefined ? state : this.screens.get(reference.screen.name);
    const [first, ...rest] = reference.segments;
    const value =
      reference.scope === "form"
        ? this.#formOf(reference, first.name, target)
        : memberValue(target?.data, first.name);
    return rest.reduce((inside, { name }) => memberValue(inside, name), value);
  }

  /** `${form.name}` of a screen. An input of a screen that was not opened yet is empty. */
  #formOf(reference: Reference, name: string, target: ScreenState | undefined): Json | undefined {
    if (target !== undefined) return this.formValue(name, target);
    const screen = reference.screen && this.flow.screenById.get(reference.screen.name);
    const component = screen && inputNamed(screen, name);
    const kind = component && inputKind(component);
    return kind && emptyValue(kind);
  }

  /**
   * Whether a reference without a value is correct: it names an input, which may be empty, or a screen
   * that was not opened yet.
   */
  #mayBeMissing({ scope, screen, segments }: Reference, { screen: current }: ScreenState): boolean {
    const target = screen === undefined ? current : this.flow.screenById.get(screen.name);
    if (target === undefined) return false;
    if (scope === "form") return inputNamed(target, segments[0].name) !== undefined;
    return screen !== undefined && !this.screens.has(screen.name);
  }
}

/** The Form that contains a component, at any depth. */
function formAround({ parent }: Component): Component | undefined {
  return parent === undefined || parent.type === "Form" ? parent : formAround(parent);
}

/** Whether a member of an option or a list item is an action. */
function isActionKey(key: string): boolean {
  return key === "on-click-action" || key === "on-select-action" || key === "on-unselect-action";
}
