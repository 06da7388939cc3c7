export { DeletionPolicy, FlowCategory, FlowJsonChecks, FlowStatus, PublishedChange } from "./enums";
export type { FlowJson } from "../flow-json/flow-json";
/** The parts of a document, for programs that put one together: `flowJson.TextInput`, … */
export type * as flowJson from "../flow-json/flow-json";
export { Flow, type FlowArgs, type FlowValidationError } from "./flow";
