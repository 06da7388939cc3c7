/** The settings. */
export interface Config {
  readonly silent?: string;
}
