/** A small SDK, with every kind of declaration that `tools/schema` reads. `generate.test.ts` expects its schema. */
export * as numbers from "./numbers";
export { type Config, Size } from "./config";
