/** A part of a text; the end is behind the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
