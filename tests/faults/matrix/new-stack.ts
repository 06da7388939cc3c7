import type { PulumiFn } from "@pulumi/pulumi/automation";

import { TestStack } from "../../support/stack";
import type { FaultyKaleyra } from "../server/faulty-kaleyra";
import { timeLimitSeconds } from "./timing";

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
