import { driftBy } from "../drift";
import { diffFlow } from "./diff";

/** What a refresh has found changed in a flow. */
export const driftOf = driftBy(diffFlow);
