/** A part of a text; the end is after the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
