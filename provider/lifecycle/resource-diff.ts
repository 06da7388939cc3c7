export interface ResourceDiff {
  /** Properties that would change, those of a replacement among them. */
  readonly changed: readonly string[];
  /** The changed properties that need a new resource; empty for a change in place. */
  readonly replaces: readonly string[];
}
