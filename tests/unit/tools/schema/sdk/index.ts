/** A small SDK, with a kind of everything that the generator has to understand. */
export * as numbers from "./numbers";
export { type Config, Size } from "./config";
