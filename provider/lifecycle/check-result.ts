import { printable } from "../text";

export interface CheckFailure {
  /** Missing where the value must not be shown: engines print it along with the property. */
  readonly property?: string;
  readonly reason: string;
  /** The same without anything that the document says, for one that is secret. */
  readonly reasonIfSecret?: string;
}

export interface CheckResult<Planned> {
  /** What the program asks for, with every default filled in. */
  readonly inputs: Planned;
  readonly failures: readonly CheckFailure[];
}

/** Engines print a property along with its value, which the program did not give where it is missing. */
export function withoutAbsentProperty(
  failure: CheckFailure,
  given: Readonly<Record<string, unknown>>,
): CheckFailure {
  const { property, reason, reasonIfSecret } = failure;
  if (property === undefined || given[property] !== undefined) return failure;
  const named = (text: string) => `${property}: ${text}`;
  return {
    reason: named(reason),
    ...(reasonIfSecret !== undefined && { reasonIfSecret: named(reasonIfSecret) }),
  };
}

/** What to show of a failure, which may quote what the program gave and where the document may be secret. */
export function reasonToShow(
  { reason, reasonIfSecret = reason }: CheckFailure,
  documentIsSecret: boolean,
): string {
  return printable(documentIsSecret ? reasonIfSecret : reason);
}
