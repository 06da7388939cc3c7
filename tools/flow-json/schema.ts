/** A JSON Schema, or a part of one. */
export type Schema = boolean | { readonly [keyword: string]: unknown };
