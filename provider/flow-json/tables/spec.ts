import type { FindingCode } from "../catalogue";
import type { Json } from "../json";

/**
 * The types of the tables, which describe valid documents. Checks, JSON Schemas and TypeScript
 * types are derived from the tables.
 */

/** For example `7.3`. */
export type VersionText = `${number}.${number}`;

/** An object with a fixed set of properties. */
export interface ObjectSpec {
  /**
   * The name of the TypeScript type: `TextInput`, `Screen`. Also in messages, unless there is
   * `called`.
   */
  readonly name: string;
  /** The name in messages, such as "a screen". */
  readonly called?: string;
  /** The purpose in one sentence, which becomes a docstring. */
  readonly doc: string;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  /** Further properties that depend on the value of one property. */
  readonly modes?: ModesSpec;
  readonly conditions?: readonly ConditionSpec[];
  /** What to do instead of a property that does not exist here, in one sentence; by property. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Meta's own codes for mistakes here, if there are any. */
  readonly codes?: { readonly unknown?: FindingCode; readonly missing?: FindingCode };
}

/** A property of an object. */
export interface PropertySpec {
  /** One sentence, which becomes a docstring. */
  readonly doc: string;
  readonly value: ValueSpec;
  /** The value that WhatsApp assumes if the property is absent. */
  readonly default?: Json;
  /**
   * The default is not in Meta's documentation: see `docs/assumptions.md`, `documented-defaults`.
   */
  readonly defaultIsAssumed?: true;
  /** `true`, or the first version that requires it. */
  readonly required?: true | VersionText;
  /** The first version with the property. */
  readonly since?: VersionText;
  /** The first version without the property. */
  readonly until?: VersionText;
  /** Not documented: known from reports of Meta's own editor. */
  readonly observed?: true;
  /** Only allowed outside a Form. */
  readonly outsideForm?: true;
  /** Meta's code for a value of the wrong type, if it is not the usual one. */
  readonly mismatch?: FindingCode;
  /** Meta also accepts a binding of this type, but not such a literal. */
  readonly bindsAlso?: "text" | "number" | "object";
}

/** Properties that depend on the value of another one, such as the `mode` of a CalendarPicker. */
export interface ModesSpec {
  /** The property whose value is the mode. */
  readonly by: string;
  /** The mode if that property is absent. */
  readonly fallback: string;
  /** The further properties of each mode. */
  readonly properties: Readonly<Record<string, Readonly<Record<string, PropertySpec>>>>;
  /** Meta's code for a property that belongs to another mode. */
  readonly misplaced: FindingCode;
}

/** A condition on several properties. */
export type ConditionSpec =
  /** If one of them exists, all must exist. */
  | { readonly kind: "together"; readonly keys: readonly string[]; readonly code: FindingCode }
  /** If `key` exists, none of the others may exist. */
  | {
      readonly kind: "exclusive";
      readonly key: string;
      readonly others: readonly string[];
      readonly code: FindingCode;
    }
  /** If `key` exists, `needs` must exist. */
  | {
      readonly kind: "needs";
      readonly key: string;
      readonly needs: string;
      readonly code: FindingCode;
    };

/** The values that are valid somewhere. */
export type ValueSpec =
  | PlainSpec
  /** One of several alternatives, by JSON type. */
  | { readonly kind: "either"; readonly options: readonly EitherOption[] }
  /** A value that other rules check. */
  | { readonly kind: "any" };

/** Values of one JSON type. `dynamic` is whether a binding is valid too. */
export type PlainSpec =
  | TextSpec
  | FlagSpec
  | NumberSpec
  | WordSpec
  | ListSpec
  | { readonly kind: "object"; readonly of: ObjectSpec; readonly dynamic: boolean }
  | MapSpec
  | ActionSpec
  | ComponentsSpec
  /** The `data` of a screen. */
  | { readonly kind: "data-model" };

/** A string. */
export interface TextSpec {
  readonly kind: "string";
  /** Whether the value may be a binding. */
  readonly dynamic: boolean;
  /** A blank text is refused: from a version on, or always. */
  readonly notBlank?: "always" | VersionText;
  /** The format of a literal. */
  readonly format?: TextFormat;
  /**
   * The number of characters that WhatsApp shows. A longer text is a warning, since it is cut off
   * or not drawn.
   */
  readonly longest?: TextLimit;
  /** The example in messages. */
  readonly example?: string;
}

/**
 * The formats of a string:
 *
 * - `name`: the name of an input; from 6.0 neither a binding nor with a back-quote.
 * - `id`: at least one character.
 * - `screen-id`: letters and underscores.
 * - `uri`: absolute.
 * - `color`: `#RRGGBB`.
 * - `binding`: only a binding.
 * - `base64`: an image; `date`: a day; `regex`: a regular expression. Separate rules check these.
 */
export type TextFormat =
  | "name"
  | "id"
  | "screen-id"
  | "uri"
  | "color"
  | "binding"
  | "base64"
  | "date"
  | "regex";

/** The longest text, in characters. */
export interface TextLimit {
  /** The limit in Meta's documentation. */
  readonly documented?: number;
  /** The limit of Meta's client, if it differs from the documented one. */
  readonly drawn?: number;
  /** The limit if the component's `label-variant` is `large`. */
  readonly drawnLarge?: number;
}

export interface FlagSpec {
  readonly kind: "boolean";
  readonly dynamic: boolean;
}

export interface NumberSpec {
  readonly kind: "number";
  readonly dynamic: boolean;
  readonly integer?: true;
  readonly least?: number;
  readonly most?: number;
}

/** One of some words. */
export interface WordSpec {
  readonly kind: "enum";
  readonly words: readonly string[];
  readonly dynamic: boolean;
  /** Meta's code for another word, if it is not the usual one. */
  readonly code?: FindingCode;
}

/** An array. */
export interface ListSpec {
  readonly kind: "array";
  readonly items: ValueSpec;
  readonly dynamic: boolean;
  readonly least?: number;
  readonly most?: number;
  /** The name of the items in messages: `options`, `screens`. */
  readonly called: string;
  /** Meta's code for too many items, if it is not the usual one. */
  readonly tooMany?: FindingCode;
}

/** An object with any keys, such as the cases of a Switch. */
export interface MapSpec {
  readonly kind: "map";
  readonly values: ValueSpec;
  readonly dynamic: boolean;
  /** A regular expression for the keys. */
  readonly keys?: string;
  readonly least?: number;
  /** Meta's code for too few entries, if it is not the usual one. */
  readonly tooFew?: FindingCode;
  /** The name of the entries in messages: `cases`, `values`. */
  readonly called: string;
  /** The value that messages show. */
  readonly example?: Json;
}

/** An action, whose own table is in `actions.ts`. */
export interface ActionSpec {
  readonly kind: "action";
  /** The actions that are allowed here. */
  readonly names: readonly ActionName[];
  /** Whether Meta's editor requires a payload. */
  readonly needsPayload: boolean;
}

export type ActionName = "navigate" | "complete" | "data_exchange" | "update_data" | "open_url";

/** A list of components. */
export interface ComponentsSpec {
  readonly kind: "components";
  /** The container, which decides what the list can contain. */
  readonly in: ContainerName;
  readonly least?: number;
}

/** The containers of components: a screen's layout, and three types of components. */
export type ContainerName = "Screen" | "Form" | "If" | "Switch";

/** An alternative; no other alternative has the same JSON type. */
export interface EitherOption {
  readonly value: PlainSpec;
  readonly since?: VersionText;
}

/** The kind of value that an input has. */
export type InputKind = "text" | "number" | "boolean" | "list of texts" | "files" | "range of days";

/** The table of a component; its `name` is the `type` in documents. */
export interface ComponentSpec extends ObjectSpec {
  /** The first version with the component. */
  readonly since?: VersionText;
  /**
   * The containers that may contain the component; `true`, or the first version in which they may.
   */
  readonly in: Readonly<Partial<Record<ContainerName, true | VersionText>>>;
  /**
   * The component is an input. `in Form`: if the screen has a Form, the input must be inside that.
   * `anywhere`: Meta's editor accepts the input also next to the Form.
   */
  readonly input?: "in Form" | "anywhere";
  /**
   * The type of `${form.name}`, which may depend on the text of a property. Missing for components
   * without a value.
   */
  readonly submits?:
    | InputKind
    | { readonly by: string; readonly kinds: Readonly<Record<string, InputKind>> };
}
