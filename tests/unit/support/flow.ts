import type { Emulator } from "kaleyra-emulator";

import { accountFingerprint } from "../../../provider/kaleyra/connection";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { FlowNames } from "../../../provider/lifecycle/flow-names";
import type { ReadContext } from "../../../provider/lifecycle/flow/read";
import type { FlowInputs, FlowState } from "../../../provider/lifecycle/flow/state";
import { connectionTo, sharedClientTo, type ClientOptions } from "../../support/client";

/** Two WABAs of the emulator's first account. */
export const ourWaba = "200000000000000101";
export const ourSecondWaba = "200000000000000103";

/** The context of an operation, with the warnings that it gave to the user. */
export interface TestContext extends ReadContext {
  readonly warnings: readonly string[];
}

/** The context of a single operation on an emulator, within 60 seconds by default. */
export function contextOn(
  kaleyra: Pick<Emulator, "url">,
  options: ClientOptions & Partial<ReadContext> = {},
): TestContext {
  // The context records warnings, so that `options.warn` has no effect.
  const { flowJsonDrift = "Report", account, warn: _, client, names, ...others } = options;
  const { limit = new TimeLimit(60), ...clientOptions } = others;
  const warnings: string[] = [];
  return {
    client: client ?? sharedClientTo(kaleyra, clientOptions).within(limit),
    account: account ?? accountFingerprint(connectionTo(kaleyra)),
    flowJsonDrift,
    names: names ?? new FlowNames(),
    endChange: () => limit.endChange(),
    warn: (message) => warnings.push(message),
    warnings,
  };
}

/** A document without errors, with this label of its button. */
export function aDocument(label = "Book") {
  return {
    version: "7.3",
    screens: [
      {
        id: "ONLY",
        title: "Only",
        terminal: true,
        layout: {
          type: "SingleColumnLayout",
          children: [
            { type: "TextHeading", text: "Hello" },
            {
              type: "Footer",
              label,
              "on-click-action": { name: "complete", payload: {} },
            },
          ],
        },
      },
    ],
  };
}

/** A document with an error: Kaleyra stores it, and refuses to publish it. */
export const badDocument = { version: "7.3", screens: [] };

/** The inputs of a draft "survey", after the check. */
export function someInputs(change: Partial<FlowInputs> = {}): FlowInputs {
  return {
    wabaId: ourWaba,
    name: "survey",
    categories: ["SURVEY"],
    publish: false,
    updateStrategy: "InPlace",
    ...change,
  };
}

/** The checked inputs of a flow to which the program gives no name. */
export function automatic(change: Partial<FlowInputs> = {}): FlowInputs {
  return someInputs({ name: "survey-1a2b3c4", automaticName: "survey-1a2b3c4", ...change });
}

/** The state of the flow of `someInputs` after an earlier run on the same emulator. */
export function someState(
  kaleyra: Pick<Emulator, "url">,
  change: Partial<FlowState> = {},
): FlowState {
  return {
    ...someInputs(),
    deletionPolicy: "DeleteOrDeprecate",
    status: "DRAFT",
    validationErrors: [],
    account: accountFingerprint(connectionTo(kaleyra)),
    ...change,
  };
}

/** The error of an operation; the test fails if there is none. */
export async function errorOf(operation: Promise<unknown>): Promise<Error> {
  const error = await operation.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Error) return error;
  throw new Error("the operation did not fail");
}
