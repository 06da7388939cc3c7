import type { DynamicText } from "../expression/dynamic-text";
import type { JsonNode, ObjectNode, TextNode } from "../syntax/json-node";
import type { ParseNotes } from "../syntax/parse";
import type { ComponentSpec, ContainerName } from "../tables/spec";
import type { DataModel } from "./data-model";
import { once } from "./memo";
import type { ValueType } from "./value-type";
import type { Version } from "./version";
import type { Wanted } from "./wanted";

/**
 * A document as the rules see it, read by `read-flow.ts`: its parts by name, even if some are
 * invalid.
 */
export interface FlowModel {
  readonly root: ObjectNode;
  /** `undefined` if it is missing, unknown or unreadable; rules then apply the newest version. */
  readonly version: Version | undefined;
  readonly screens: readonly Screen[];
  /** Screens by id. If two have the same id, the first. */
  readonly screenById: ReadonlyMap<string, Screen>;
  /** Ids that several screens share. */
  readonly repeatedIds: ReadonlySet<string>;
  /** Whether every screen of the document is known, with its id. */
  readonly hasAllScreens: boolean;
  readonly parseNotes: ParseNotes;
  readonly actions: readonly Action[];
  readonly dynamicValues: readonly DynamicValue[];
}

export interface Screen {
  readonly node: ObjectNode;
  /** `undefined` if the id is missing, unknown or not a string. */
  readonly id: string | undefined;
  /** Whether `terminal` is literally true. */
  readonly isTerminal: boolean;
  /** All components in the order of the text, including those in Forms, Ifs and Switches. */
  readonly components: readonly Component[];
  /** Whether `components` has all: false if a part of the layout is unknown or malformed. */
  readonly hasAllComponents: boolean;
  readonly data: DataModel;
  readonly inputs: Inputs;
}

export interface Component {
  readonly node: ObjectNode;
  /** `undefined` if the type is missing, unknown or not a string. */
  readonly type: string | undefined;
  readonly typeNode: JsonNode | undefined;
  /** `undefined` if no component has that type. */
  readonly spec: ComponentSpec | undefined;
  readonly screen: Screen;
  /** The Form, If or Switch around it; `undefined` directly on the screen. */
  readonly parent: Component | undefined;
  /**
   * The member of the parent that contains it: `children`, `then`, `else`, or the key of a case.
   */
  readonly slot: string;
  /** The type of the parent; `Screen` directly on the screen. */
  readonly container: ContainerName;
  /** The number of Ifs around the component. */
  readonly ifsAround: number;
}

/** The inputs of a screen, by the name in `${form.…}`. */
export interface Inputs {
  readonly byName: ReadonlyMap<string, Input>;
  /** Names of Forms, which are not inputs. */
  readonly forms: ReadonlySet<string>;
  /**
   * Whether `byName` has all inputs: false if a component or an input's name is unknown or missing.
   */
  readonly isComplete: boolean;
}

/** A component with a name that is not a Form. */
export interface Input {
  readonly name: string;
  readonly component: Component;
  /** The type of `${form.name}`; unknown for a component that submits no value. */
  readonly type: ValueType;
}

/** An action of a component, or of one of its options or list items. */
export interface Action {
  readonly node: ObjectNode;
  readonly name: string | undefined;
  readonly component: Component;
  readonly screen: Screen;
  /** The member with the action, e.g. `on-click-action`. */
  readonly property: string;
  /** The option or list item with the action; `undefined` for the component itself. */
  readonly item: ObjectNode | undefined;
}

/** A text that is not shown literally, or that is but contains placeholders. */
export interface DynamicValue {
  readonly node: TextNode;
  readonly content: Exclude<DynamicText, { readonly kind: "static" }>;
  readonly screen: Screen;
  /** `undefined` for the title of the screen. */
  readonly component: Component | undefined;
  /** The member of the component that contains the text. */
  readonly property: string;
  /** `unclear` if the property is unknown or cannot be dynamic; another rule reports that. */
  readonly use: "property" | "condition" | "switch" | "payload" | "unclear";
  /**
   * The types that the property accepts; `undefined` if it accepts every type, or another rule
   * checks the type.
   */
  readonly wanted: Wanted | undefined;
}

/** All components of a flow, in the order of the text. */
export const componentsOf = once((flow: FlowModel): readonly Component[] =>
  flow.screens.flatMap(({ components }) => components),
);
