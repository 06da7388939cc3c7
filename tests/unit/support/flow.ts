import type { Emulator } from "kaleyra-emulator";

import { accountFingerprint } from "../../../provider/kaleyra/connection";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { FlowNames } from "../../../provider/lifecycle/flow-names";
import type { ReadContext } from "../../../provider/lifecycle/flow/read";
import type { FlowInputs, FlowState } from "../../../provider/lifecycle/flow/state";
import { connectionTo, sharedClientTo, type ClientOptions } from "../../support/client";

export const ourWaba = "200000000000000101";
export const ourSecondWaba = "200000000000000103";

/** The inputs of an operation, and its messages to the user. */
export interface TestContext extends ReadContext {
  readonly warnings: readonly string[];
}

export function contextOn(
  kaleyra: Pick<Emulator, "url">,
  options: ClientOptions & Partial<ReadContext> = {},
): TestContext {
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

/** A document that Kaleyra takes, of the given label. */
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

/** A document with an error in it, which Kaleyra keeps and will not publish. */
export const badDocument = { version: "7.3", screens: [] };

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

/** Inputs of a flow to which the program gives no name. */
export function automatic(change: Partial<FlowInputs> = {}): FlowInputs {
  return someInputs({ name: "survey-1a2b3c4", automaticName: "survey-1a2b3c4", ...change });
}

/** The state of a flow that an earlier run left, as the emulator of the test has it. */
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

/** What an operation was refused with; the test fails if it ended well. */
export async function errorOf(operation: Promise<unknown>): Promise<Error> {
  const error = await operation.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Error) return error;
  throw new Error("the operation ended well");
}
