import type { DynamicText } from "../expression/dynamic-text";
import type { JsonNode, ObjectNode, TextNode } from "../syntax/json-node";
import type { ParseNotes } from "../syntax/parse";
import type { ComponentSpec, ContainerName } from "../tables/spec";
import type { DataModel } from "./data-model";
import type { ValueType } from "./value-type";
import type { Version } from "./version";
import type { Wanted } from "./wanted";

/** A document as the rules see it: its parts by name, whatever is wrong with them. */
export interface FlowModel {
  readonly root: ObjectNode;
  /** `undefined` where it is missing, unknown or unreadable; rules then take the newest. */
  readonly version: Version | undefined;
  readonly screens: readonly Screen[];
  /** Screens by id; of two with the same id the first. */
  readonly screenById: ReadonlyMap<string, Screen>;
  /** Ids that several screens share. */
  readonly repeatedIds: ReadonlySet<string>;
  /** Whether `screenById` has all: not where a screen, or the id of one, is unknown or missing. */
  readonly screensComplete: boolean;
  readonly parseNotes: ParseNotes;
  readonly actions: readonly Action[];
  readonly dynamicValues: readonly DynamicValue[];
}

export interface Screen {
  readonly node: ObjectNode;
  readonly id: string | undefined;
  readonly isTerminal: boolean;
  /** All components, in the order of the text, those within Form, If and Switch among them. */
  readonly components: readonly Component[];
  /** Whether `components` has all: not where a part of the layout is unknown or malformed. */
  readonly componentsComplete: boolean;
  readonly data: DataModel;
  readonly inputs: Inputs;
}

export interface Component {
  readonly node: ObjectNode;
  readonly type: string | undefined;
  readonly typeNode: JsonNode | undefined;
  /** `undefined` where there is no component of that type. */
  readonly spec: ComponentSpec | undefined;
  readonly screen: Screen;
  /** The Form, If or Switch that holds it; `undefined` directly on the screen. */
  readonly parent: Component | undefined;
  /** The member of the parent that holds it: `children`, `then`, `else`, or the key of a case. */
  readonly slot: string;
  readonly container: ContainerName;
  /** How many Ifs are around it. */
  readonly ifs: number;
}

/** What a user can fill in on a screen, by the name that `${form.…}` takes. */
export interface Inputs {
  readonly byName: ReadonlyMap<string, Input>;
  /** Names of Forms, which are no inputs. */
  readonly forms: ReadonlySet<string>;
  /** Whether these are all: not where a component or its name is unknown or missing. */
  readonly complete: boolean;
}

export interface Input {
  readonly name: string;
  readonly component: Component;
  readonly type: ValueType;
}

/** An action of a component, or of one of its options or list items. */
export interface Action {
  readonly node: ObjectNode;
  readonly name: string | undefined;
  readonly component: Component;
  readonly screen: Screen;
  /** The member that holds it, e.g. `on-click-action`. */
  readonly property: string;
  /** The option or list item that holds it, `undefined` for the component itself. */
  readonly item: ObjectNode | undefined;
}

/** A text that is not shown as it stands, or not meant to be. */
export interface DynamicValue {
  readonly node: TextNode;
  readonly content: Exclude<DynamicText, { readonly kind: "static" }>;
  readonly screen: Screen;
  /** `undefined` for the title of the screen. */
  readonly component: Component | undefined;
  /** The component's member that it stands in. */
  readonly property: string;
  /** `unclear` in properties that are unknown or cannot be dynamic, which is reported as such. */
  readonly use: "property" | "condition" | "switch" | "payload" | "unclear";
  /** `undefined` where anything will do. */
  readonly wanted: Wanted | undefined;
}

/** All components of a flow, in the order of the text. */
export function componentsOf({ screens }: Pick<FlowModel, "screens">): readonly Component[] {
  return screens.flatMap(({ components }) => components);
}
