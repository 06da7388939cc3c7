// The settings of the small SDK. `generate.test.ts` expects them in the schema.
export const Size = { Small: "S", Large: "L" } as const;
export type Size = (typeof Size)[keyof typeof Size];

/** The settings. */
export interface Config {
  /**
   * How large.
   * @default "S"
   * @environment THE_SIZE
   */
  readonly size?: Size;
}
