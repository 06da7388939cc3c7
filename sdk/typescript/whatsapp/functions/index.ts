export { getFlow, getFlowOutput, type GetFlowArgs, type GetFlowResult } from "./get-flow";
export {
  getFlowJson,
  getFlowJsonOutput,
  type GetFlowJsonArgs,
  type GetFlowJsonResult,
} from "./get-flow-json";
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
