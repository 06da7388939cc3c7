/** For `generate.test.ts`: the property has no docstring. */
export interface Config {
  readonly silent?: string;
}
