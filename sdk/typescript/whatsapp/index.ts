export {
  DeletionPolicy,
  FlowCategory,
  FlowJsonValidation,
  FlowStatus,
  UpdateStrategy,
} from "./enums";
export type { FlowJson } from "../flow-json/flow-json";
/**
 * The types of a document's parts, for programs that assemble one: `flowJson.TextInput`, …
 *
 * @hidden Generated, with its own descriptions; TypeDoc checks only hand-written ones.
 */
export type * as flowJson from "../flow-json/flow-json";
export { Flow, type FlowArgs, type FlowValidationError } from "./flow";
export { FlowMigration, type FlowMigrationArgs } from "./flow-migration";
export { FlowsEncryptionKey, type FlowsEncryptionKeyArgs } from "./flows-encryption-key";
export * from "./functions";
