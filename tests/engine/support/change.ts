import type { EmulatedFlow } from "kaleyra-emulator";

import { aFlow, type FlowArgs } from "../../support/flows";

/** What changes in the program, and what is to come of it. */
export interface Change {
  readonly given: string;
  readonly before: FlowArgs;
  readonly after: Partial<FlowArgs>;
  readonly op: "same" | "update" | "replace";
  /** What is sent to the flow that was there before. */
  readonly calls: readonly string[];
  /** The flow at Kaleyra afterwards, by the id in the state. */
  readonly there: Partial<EmulatedFlow>;
  readonly message?: RegExp;
}

export const otherWaba = "200000000000000103";
export const draft = aFlow();
export const live = aFlow({ publish: true });
