export { DeletionPolicy, FlowCategory, FlowStatus, PublishedChange } from "./enums";
export { Flow, type FlowArgs, type FlowValidationError } from "./flow";
