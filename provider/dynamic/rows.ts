import { unknownSentinel } from "../signatures";
import type { ProgramInputs } from "./program-inputs";

/**
 * The resources of a run, by their checked inputs. A program identifies its resource only in a
 * check; the host passes the same inputs to the diff and the operation that follow.
 */
export class Rows {
  /** The value is `undefined` for inputs that several resources have. */
  readonly #byInputs = new Map<string, ProgramInputs | undefined>();

  /**
   * Records the program's data for the inputs of a check.
   *
   * @param inputs The inputs that check returns to the host.
   */
  note(kind: string, inputs: object, program: ProgramInputs): void {
    const key = keyOf(kind, inputs);
    const other = this.#byInputs.get(key);
    const isShared = this.#byInputs.has(key) && other?.urn !== program.urn;
    this.#byInputs.set(key, isShared ? undefined : program);
  }

  /**
   * The program's data for a resource; empty if several resources have the same inputs, or none was
   * checked.
   */
  of(kind: string, inputs: object): ProgramInputs {
    return this.#byInputs.get(keyOf(kind, inputs)) ?? {};
  }
}

/**
 * Builds a key from short values, such as names, which distinguish resources. If one of them is
 * unknown, all values are needed.
 */
function keyOf(kind: string, inputs: object): string {
  // `__provider` and `programMember` are not inputs of the resource.
  const entries = Object.entries(inputs).filter(([key]) => !key.startsWith("__"));
  const needsAll = entries.some(([, value]) => value === unknownSentinel);
  const included = entries.filter(([, value]) => needsAll || isShort(value));
  return `${kind} ${JSON.stringify(Object.fromEntries(included), withSortedKeys)}`;
}

/** A length in characters: names and ids are shorter, documents longer. */
const longestShortText = 500;

function isShort(value: unknown): boolean {
  return typeof value === "string" ? value.length < longestShortText : typeof value !== "object";
}

/** A replacer of `JSON.stringify` that sorts keys: the host may pass the same inputs in another order. */
function withSortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
