import { getFlow } from "./get-flow";
import { getFlowJson } from "./get-flow-json";
import { getFlowPreview } from "./get-flow-preview";
import { getFlows } from "./get-flows";

/** What a program can ask of Kaleyra, by the names under which programs know it. */
export const functions = { getFlow, getFlows, getFlowJson, getFlowPreview } as const;
