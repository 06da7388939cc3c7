export { getFlow, getFlowOutput, type GetFlowArgs, type GetFlowResult } from "./get-flow";
export {
  getFlowDocument,
  getFlowDocumentOutput,
  type GetFlowDocumentArgs,
  type GetFlowDocumentResult,
} from "./get-flow-document";
export {
  getFlowPreview,
  getFlowPreviewOutput,
  type GetFlowPreviewArgs,
  type GetFlowPreviewResult,
} from "./get-flow-preview";
export {
  getFlows,
  getFlowsOutput,
  type GetFlowsArgs,
  type GetFlowsResult,
  type ListedFlow,
} from "./get-flows";
export type { Inputs } from "./function";
