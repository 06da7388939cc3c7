import type { PlainSpec, TextFormat, TextSpec } from "../../../tables/spec";

/**
 * The values of a document, grouped by table: a document has hundreds of values of some twenty
 * kinds, and most rules check only a few of these.
 */
export class SpecIndex<Spec, Placed extends { readonly spec: Spec }> {
  /** In the order of the text. */
  readonly all: Placed[] = [];
  readonly #groups = new Map<Spec, Placed[]>();

  add(placed: Placed): void {
    this.all.push(placed);
    const group = this.#groups.get(placed.spec);
    if (group === undefined) this.#groups.set(placed.spec, [placed]);
    else group.push(placed);
  }

  /** One group after the other, each in the order of the text. */
  where<Chosen extends Spec>(
    isChosen: (spec: Spec) => spec is Chosen,
  ): readonly (Placed & { readonly spec: Chosen })[];
  where(isChosen: (spec: Spec) => boolean): readonly Placed[];
  where(isChosen: (spec: Spec) => boolean): readonly Placed[] {
    return [...this.#groups].flatMap(([spec, group]) => (isChosen(spec) ? group : []));
  }
}

/** Whether a table requires a text of that format. */
export function isText(format: TextFormat): (spec: PlainSpec) => spec is TextSpec {
  return (spec): spec is TextSpec => spec.kind === "string" && spec.format === format;
}
