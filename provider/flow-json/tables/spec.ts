import type { FindingCode } from "../catalogue";
import type { Json } from "../json";

/**
 * The shape in which the tables say what a document may hold. The checks, the JSON Schemas and the
 * types are all made from it, so nothing is said twice.
 */

/** As in `7.3`. */
export type VersionText = `${number}.${number}`;

/** An object with a fixed set of properties. */
export interface ObjectSpec {
  /** How it is called, in messages and as a type: `TextInput`, `Screen`. */
  readonly name: string;
  /** What messages call it, as in "a screen", where that is not its name. */
  readonly called?: string;
  /** What it is for, in one sentence. */
  readonly doc: string;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  /** More properties, or other ones, by the value of one of them. */
  readonly modes?: ModesSpec;
  readonly conditions?: readonly ConditionSpec[];
  /** What to do instead of writing a property that the object does not have, in one sentence. */
  readonly instead?: Readonly<Record<string, string>>;
  /** What Meta calls mistakes here, where it has codes of its own. */
  readonly codes?: { readonly unknown?: FindingCode; readonly missing?: FindingCode };
}

export interface PropertySpec {
  /** In one sentence; becomes a docstring. */
  readonly doc: string;
  readonly value: ValueSpec;
  /** What its absence means, where there is one value for that. */
  readonly default?: Json;
  /** The default is not on Meta's page: see `docs/assumptions.md`, "undocumented defaults". */
  readonly defaultIsAssumed?: true;
  /** `true`, or the version from which it is. */
  readonly required?: true | VersionText;
  readonly since?: VersionText;
  /** The first version without it. */
  readonly until?: VersionText;
  /** Not documented: seen in what Meta's own editor flags. */
  readonly observed?: true;
  /** Only where no Form is around the component. */
  readonly outsideForm?: true;
  /** Meta's code for a value of the wrong kind, where it is not the usual one. */
  readonly mismatch?: FindingCode;
  /** Meta accepts a binding of this type as well, though not such a value. */
  readonly bindsAlso?: "text" | "number" | "object";
}

/** Properties that depend on the value of another one. */
export interface ModesSpec {
  readonly by: string;
  readonly fallback: string;
  readonly properties: Readonly<Record<string, Readonly<Record<string, PropertySpec>>>>;
  /** Meta's code for a property that belongs to another mode. */
  readonly misplaced: FindingCode;
}

/** What properties have to do with each other. */
export type ConditionSpec =
  /** If one is there, so must be all the others. */
  | { readonly kind: "together"; readonly keys: readonly string[]; readonly code: FindingCode }
  /** Where `key` is, none of the others may be. */
  | {
      readonly kind: "exclusive";
      readonly key: string;
      readonly others: readonly string[];
      readonly code: FindingCode;
    }
  /** Where `key` is, so must be `needs`. */
  | {
      readonly kind: "needs";
      readonly key: string;
      readonly needs: string;
      readonly code: FindingCode;
    };

export type ValueSpec =
  | PlainSpec
  /** One of several, by the kind of JSON value. */
  | { readonly kind: "either"; readonly options: readonly EitherOption[] }
  /** What other rules look into. */
  | { readonly kind: "any" };

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

export interface TextSpec {
  readonly kind: "string";
  /** Whether it may be a binding. */
  readonly dynamic: boolean;
  /** Shown to the user, so it may not be blank: from 6.0, or in every version. */
  readonly notBlank?: "always" | VersionText;
  /** What it must look like where it is no binding. */
  readonly format?: TextFormat;
  /** Letters that are shown; what is longer is cut off or not drawn. */
  readonly longest?: TextLimit;
  /** What messages show as its value. */
  readonly example?: string;
}

/**
 * - `name`: of an input; from 6.0 neither a binding nor with a back-quote in it.
 * - `id`: at least one character.
 * - `screen-id`: letters and underscores.
 * - `uri`: absolute.
 * - `color`: `#RRGGBB`.
 * - `binding`: nothing else.
 * - `base64`: an image; `date`: a day; `regex`: a regular expression. Rules of their own read these.
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

export interface TextLimit {
  /** Meta's documentation says so. */
  readonly documented?: number;
  /** Meta's client draws as much, where that is another number. */
  readonly drawn?: number;
  /** Drawn where the component's `label-variant` is `large`. */
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

export interface WordSpec {
  readonly kind: "enum";
  readonly words: readonly string[];
  readonly dynamic: boolean;
  /** Meta's code, where it is not the usual one. */
  readonly code?: FindingCode;
}

export interface ListSpec {
  readonly kind: "array";
  readonly items: ValueSpec;
  readonly dynamic: boolean;
  readonly least?: number;
  readonly most?: number;
  /** What the items are called: `options`, `screens`. */
  readonly called: string;
  /** Meta's code for too many, where it is not the usual one. */
  readonly tooMany?: FindingCode;
}

export interface MapSpec {
  readonly kind: "map";
  readonly values: ValueSpec;
  readonly dynamic: boolean;
  /** A regular expression for the keys. */
  readonly keys?: string;
  readonly least?: number;
  /** Meta's code for too few, where it is not the usual one. */
  readonly tooFew?: FindingCode;
  readonly called: string;
}

export interface ActionSpec {
  readonly kind: "action";
  readonly names: readonly ActionName[];
  /** Meta's editor wants a payload here. */
  readonly needsPayload: boolean;
}

export type ActionName = "navigate" | "complete" | "data_exchange" | "update_data" | "open_url";

export interface ComponentsSpec {
  readonly kind: "components";
  readonly in: ContainerName;
  readonly least?: number;
}

/** What holds components. */
export type ContainerName = "Screen" | "Form" | "If" | "Switch";

export interface EitherOption {
  readonly value: PlainSpec;
  readonly since?: VersionText;
}

/** A component: what may stand in the children of a screen. */
/** The kind of value that an input has. */
export type InputKind = "text" | "number" | "boolean" | "list of texts" | "files" | "range of days";

export interface ComponentSpec extends ObjectSpec {
  readonly since?: VersionText;
  /** What may hold it, and from which version. */
  readonly in: Readonly<Partial<Record<ContainerName, true | VersionText>>>;
  /** Takes something in from the user: must stand in the Form where there is one. */
  readonly input?: "in Form" | "anywhere";
  /** What `${form.name}` is: one kind, or by the text of a property. Missing for what a user cannot fill in. */
  readonly submits?:
    | InputKind
    | { readonly by: string; readonly kinds: Readonly<Record<string, InputKind>> };
}
