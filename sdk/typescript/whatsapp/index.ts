export {
  DeletionPolicy,
  FlowCategory,
  FlowJsonValidation,
  FlowStatus,
  UpdateStrategy,
} from "./enums";
export type { FlowJson } from "../flow-json/flow-json";
/**
 * The parts of a document, for programs that put one together: `flowJson.TextInput`, …
 *
 * @hidden Generated, with its own descriptions; the docs gate is for what is written by hand.
 */
export type * as flowJson from "../flow-json/flow-json";
export { Flow, type FlowArgs, type FlowValidationError } from "./flow";
export { FlowMigration, type FlowMigrationArgs } from "./flow-migration";
export { FlowsEncryptionKey, type FlowsEncryptionKeyArgs } from "./flows-encryption-key";
export * from "./functions";
