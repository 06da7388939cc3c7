export { DeletionPolicy, FlowCategory, FlowJsonChecks, FlowStatus, PublishedChange } from "./enums";
export { Flow, type FlowArgs, type FlowValidationError } from "./flow";
