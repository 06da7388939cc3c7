import type { CheckFailure } from "../lifecycle/check-result";
import type { PropertyBag } from "../lifecycle/value";

/**
 * The input with which a program passes data to `check` that is not a property of the resource, and
 * the output with the result. The codec removes it from everything that comes in, so it never
 * reaches a state. The engine's diffs do not show names that begin with two underscores. The other
 * ends, `program-inputs.ts` and `show-failures.ts` in `sdk/typescript`, import these types.
 */
export const programMember = "__program";

/**
 * The data that a program passes to `check`. All of it is missing where `Rows` finds no resource.
 */
export interface ProgramInputs {
  /**
   * In a preview, check returns its failures instead of ending the run, and the program shows the
   * failures of all its resources.
   */
  readonly showsFailures?: boolean;
  readonly isPreview?: boolean;
  /** Whether the document may contain secrets. The host receives secrets without their marker. */
  readonly documentIsSecret?: boolean;
  /** Whether a transform may replace the document or make it secret. */
  readonly hasTransforms?: boolean;
  /** The URN of the resource, which the host does not pass to a check. */
  readonly urn?: string;
  /** The resource's option. */
  readonly deleteBeforeReplace?: boolean;
}

/** The result that check returns to a program that shows failures. */
export interface ProgramOutputs {
  readonly failures: readonly ShownFailure[];
}

/** A failure as the program shows it. */
export interface ShownFailure extends CheckFailure {
  /** The program's value of the property, if it is short. */
  readonly value?: string;
}

/** The most characters of a value next to a failure. A longer one would hide the reason. */
const longestShownValue = 99;

/** A failure with the program's value, as the engine shows the failures of an update. */
export function withValue(failure: CheckFailure, given: PropertyBag): ShownFailure {
  const value = failure.property === undefined ? undefined : given[failure.property];
  const isShort =
    typeof value === "string" ? value.length <= longestShownValue : typeof value === "number";
  return isShort ? { ...failure, value: JSON.stringify(value) } : failure;
}

/** The data that a program passed; empty if it passed none. */
export function programInputsIn(properties: object): ProgramInputs {
  return (memberOf(properties) as ProgramInputs | undefined) ?? {};
}

/** Whether the inputs are the result of a failed check. Nothing can be planned with them. */
export function haveFailed(checkedInputs: object): boolean {
  return memberOf(checkedInputs) !== undefined;
}

function memberOf(properties: object): unknown {
  return (properties as { readonly [programMember]?: unknown })[programMember];
}
