import { printable } from "../text";

/** One reason why the program's inputs are refused. */
export interface CheckFailure {
  /**
   * The property with the wrong value. Missing where the value is absent or must not be shown:
   * engines print the property's value with the failure.
   */
  readonly property?: string;
  readonly reason: string;
  /** The reason without any text from the document, for a secret document. */
  readonly reasonIfSecret?: string;
}

/** The result of a check. A check returns what is wrong and never throws because of it. */
export interface CheckResult {
  /**
   * The program's inputs, with every default filled in. They have their types if nothing failed.
   */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly failures: readonly CheckFailure[];
}

/**
 * Moves the name of a property without a value into the reason, since engines would print the
 * missing value.
 */
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

/** The reason to show. A secret document is never quoted. */
export function reasonToShow(
  { reason, reasonIfSecret = reason }: CheckFailure,
  documentIsSecret: boolean,
): string {
  return printable(documentIsSecret ? reasonIfSecret : reason);
}
