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
  where<Meant extends Spec>(
    isMeant: (spec: Spec) => spec is Meant,
  ): readonly (Placed & { readonly spec: Meant })[];
  where(isMeant: (spec: Spec) => boolean): readonly Placed[];
  where(isMeant: (spec: Spec) => boolean): readonly Placed[] {
    return [...this.#groups].flatMap(([spec, group]) => (isMeant(spec) ? group : []));
  }
}
