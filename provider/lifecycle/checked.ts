export interface CheckFailure {
  /** Missing where the value must not be shown: engines print it along with the property. */
  readonly property?: string;
  readonly reason: string;
}

export interface Checked<Planned> {
  /** What the program asks for, with every default filled in. */
  readonly inputs: Planned;
  readonly failures: readonly CheckFailure[];
}
