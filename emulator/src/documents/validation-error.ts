interface Position {
  readonly line_start: number;
  readonly line_end: number;
  readonly column_start: number;
  readonly column_end: number;
}

/** One finding about a document, as Meta words it on the wire. */
export interface ValidationError extends Position {
  readonly error: string;
  readonly error_type: string;
  readonly message: string;
  readonly pointers: readonly (Position & { readonly path: string })[];
}

/** Where nothing better is known; Meta counts from 1. */
export const unknownPosition: Position = {
  line_start: 0,
  line_end: 0,
  column_start: 0,
  column_end: 0,
};
