import type { Version } from "../../../model/version";
import type { JsonNode, Member, ObjectNode } from "../../../syntax/json-node";
import type {
  ObjectSpec,
  PlainSpec,
  PropertySpec,
  TextFormat,
  TextSpec,
  VersionText,
} from "../../../tables/spec";

/** A member with an unknown key, and the property that it probably is. */
export interface Misspelled {
  /** The member as the document has it. */
  readonly member: Member;
  /** The right key. */
  readonly property: string;
}

/** An object that a table describes. */
export interface PlacedObject {
  readonly node: ObjectNode;
  readonly spec: ObjectSpec;
  /** The properties of the object in all versions, including those of its mode. */
  readonly properties: Readonly<Record<string, PropertySpec>>;
  /**
   * The variant of the table that applies, e.g. `range` of a CalendarPicker; `undefined` if the table has
   * none, or the document does not show which.
   */
  readonly mode: string | undefined;
  /**
   * The document's version. In a component that a later version introduced, that version, so that
   * only the component is reported.
   */
  readonly version: Version | undefined;
  readonly isInForm: boolean;
  /** The key that names its kind, `type` or `name`: allowed, although no table lists it. */
  readonly discriminator: string | undefined;
  /** The component that contains it, or the object itself if it is one. */
  readonly component: ObjectNode | undefined;
  /** The misspelled members; the walk has moved them to the right name in `node`. */
  readonly misspelled: readonly Misspelled[];
}

/**
 * How a value fits its table.
 *
 * - `literal`: it has the required type.
 * - `dynamic`: it is a binding or an expression.
 * - `wrong-type`: it has another JSON type.
 * - `no-binding`: it looks like a binding, but no such binding is allowed here.
 * - `not-judged`: it is unknown, or another rule reports it.
 */
export type Fit = "literal" | "dynamic" | "wrong-type" | "no-binding" | "not-judged";

/** A value that a table describes, with the alternative that is closest to it. */
export interface PlacedValue {
  readonly node: JsonNode;
  readonly spec: PlainSpec;
  readonly fit: Fit;
  /** The property that has the value, or the list or map that the value is in. */
  readonly key: string;
  /** Whether the value is in such a list or map. */
  readonly isItem: boolean;
  /** The table of that property. */
  readonly property: PropertySpec;
  /** The object that has the property. */
  readonly owner: PlacedObject;
  /** The version that allows the value, if it is later than the document's: then `fit` is `wrong-type`. */
  readonly laterSince: VersionText | undefined;
}

/**
 * The values of a document, grouped by table: a document has hundreds of values of some twenty
 * kinds, and most rules check only a few of these.
 */
export class SpecIndex<Spec, Placed extends { readonly spec: Spec }> {
  /** All values, in the order of the text. */
  readonly all: Placed[] = [];
  readonly #groups = new Map<Spec, Placed[]>();

  add(placed: Placed): void {
    this.all.push(placed);
    const group = this.#groups.get(placed.spec);
    if (group === undefined) {
      this.#groups.set(placed.spec, [placed]);
    } else {
      group.push(placed);
    }
  }

  /** The values of the chosen tables: one group after the other, each in the order of the text. */
  where<Chosen extends Spec>(
    isChosen: (spec: Spec) => spec is Chosen,
  ): readonly (Placed & { readonly spec: Chosen })[];
  where(isChosen: (spec: Spec) => boolean): readonly Placed[];
  where(isChosen: (spec: Spec) => boolean): readonly Placed[] {
    const chosen: Placed[] = [];
    for (const [spec, group] of this.#groups) {
      if (!isChosen(spec)) continue;
      // One by one: a spread of a large group overflows the stack.
      for (const placed of group) chosen.push(placed);
    }
    return chosen;
  }
}

/** Whether a table requires a text of that format. */
export function isText(format: TextFormat): (spec: PlainSpec) => spec is TextSpec {
  return (spec): spec is TextSpec => spec.kind === "string" && spec.format === format;
}
