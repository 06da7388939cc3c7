import type { PulumiFn } from "@pulumi/pulumi/automation";

import { TestStack } from "../../support/stack";
import type { FaultyKaleyra } from "../server/faulty-kaleyra";

/**
 * A stack that runs all its flows at the same time, so that a flow that hangs does not delay the others,
 * and that continues after an error, so that every flow meets its fault.
 */
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

/** The `kaleyra:timeoutSeconds` of the matrix: short, so that a hang ends soon. */
export const timeLimitSeconds = 6;

/**
 * How long an operation may go on after the limit. A change that was sent has 15 more seconds
 * (provider/kaleyra/time-limit.ts), and an operation sends up to three: create, upload, publish.
 */
export const graceSeconds = 45;

/** A run of the engine over a whole stack that takes longer has hung, even between requests. */
export const runLimitSeconds = 120;
