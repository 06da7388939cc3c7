import type { CheckFailure } from "../lifecycle/check-result";

/**
 * The one name under which a program hands `check` what is no property of the resource, and gets an
 * answer back. The codec takes it out of everything that comes in, so it never reaches a state, and
 * the engine shows no name that begins with two underscores in a diff.
 */
export const programMember = "__program";

/** What a program hands over. */
export interface ProgramInputs {
  /**
   * In a preview: check returns its failures instead of ending the run with them, and the program
   * shows those of all its resources.
   */
  readonly showsFailures?: boolean;
  readonly isPreview?: boolean;
  /** Whether something in the document may be secret: the host gets secrets without their mark. */
  readonly documentIsSecret?: boolean;
  /** Whether a transform may supply another document, or make it secret. */
  readonly hasTransforms?: boolean;
  /** The host does not say which resource a check is for. */
  readonly urn?: string;
  readonly deleteBeforeReplace?: boolean;
}

/** What check gives back to a program that shows failures. */
export interface ProgramOutputs {
  readonly failures: readonly CheckFailure[];
}

export function programInputsIn(properties: object): ProgramInputs {
  return (memberOf(properties) as ProgramInputs | undefined) ?? {};
}

/** Whether checked inputs are what a failed check gave back, so that nothing can be planned with them. */
export function haveFailed(checkedInputs: object): boolean {
  return memberOf(checkedInputs) !== undefined;
}

function memberOf(properties: object): unknown {
  return (properties as { readonly [programMember]?: unknown })[programMember];
}
