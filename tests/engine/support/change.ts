import type { EmulatedFlow } from "kaleyra-emulator";

import { aFlow, type FlowArgs } from "../../support/flows";

/** A change of the program, and its expected effect. */
export interface Change {
  readonly given: string;
  readonly before: FlowArgs;
  readonly after: Partial<FlowArgs>;
  readonly op: "same" | "update" | "replace";
  /** The calls for the existing flow. */
  readonly calls: readonly string[];
  /** The flow at Kaleyra afterwards, by the id in the state. */
  readonly there: Partial<EmulatedFlow>;
  readonly message?: RegExp;
}

export const otherWaba = "200000000000000103";
export const draft = aFlow();
export const live = aFlow({ publish: true });
