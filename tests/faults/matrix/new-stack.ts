import type { PulumiFn } from "@pulumi/pulumi/automation";

import { TestStack } from "../../support/stack";
import type { FaultyKaleyra } from "../server/faulty-kaleyra";

/** All flows of a stack at once, so that one that hangs keeps none of the others waiting. */
export function newStack(kaleyra: FaultyKaleyra, program: PulumiFn): Promise<TestStack> {
  return TestStack.create({
    kaleyra,
    program,
    environment: {
      KALEYRA_TIMEOUT_SECONDS: String(timeLimitSeconds),
      KALEYRA_MAX_CONCURRENCY: "100",
      PULUMI_CONTINUE_ON_ERROR: "true",
      PULUMI_PARALLEL: "100",
    },
  });
}

/** What `kaleyra:timeoutSeconds` is in the matrix: short, so that a hang is seen soon. */
export const timeLimitSeconds = 6;

/** A change that was sent is repeated and looked up beyond the limit; what takes longer is a hang. */
export const graceSeconds = 45;

/** A run of the engine over a whole stack that takes longer has hung, whatever the requests say. */
export const runLimitSeconds = 120;
