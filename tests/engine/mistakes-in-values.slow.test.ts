import type { PulumiFn } from "@pulumi/pulumi/automation";
import { demoAccounts, startEmulator } from "kaleyra-emulator";

import { adapter, Flow, FlowMigration } from "../support/adapter";
import { aDocument } from "../support/documents";
import { aFlow, flows } from "../support/flows";
import { TestStack } from "../support/stack";

interface Mistake {
  readonly given: string;
  readonly program: PulumiFn;
  /** A part of the output of the failed update. */
  readonly message: string;
}

const [account, otherAccount] = demoAccounts;
const sourceWabaId = account.wabas[0]?.id ?? "";
const destinationWabaId = otherAccount.wabas[0]?.id ?? "";

const mistakes: readonly Mistake[] = [
  {
    given: "a name that is too long",
    program: flows({ booking: aFlow({ name: "x".repeat(201) }) }),
    message: "a name has 1 to 200 characters, and this one has 201",
  },
  {
    given: "a code to ignore in place of a list",
    program: flows({ booking: { ...aFlow(), flowJsonIgnore: "UNUSED" as never } }),
    message: 'it must be a list of codes, as in ["UNUSED"]',
  },
  {
    given: "JSON within JSON",
    program: flows({ booking: aFlow({ flowJson: JSON.stringify(JSON.stringify(aDocument())) }) }),
    message: "Give the object, or write it with JSON.stringify once.",
  },
  {
    given: "a read of a name",
    program: programOf(() => Flow.get("other", "booking")),
    message: '"booking" is not a flow id: it must be a string of digits',
  },
  {
    given: "a migration into another account's WABA",
    program: programOf(
      () => new FlowMigration("copy", { sourceWabaId, destinationWabaId, flowName: "booking" }),
    ),
    message:
      "Check sourceWabaId and destinationWabaId: both must belong to the account of kaleyra:sid.",
  },
];

/** The plugin's SDK, which is generated, refuses these itself with other words. */
const dynamicOnly: readonly Mistake[] = [
  {
    given: "no arguments",
    program: programOf(() => new Flow("booking", undefined as never)),
    message: 'categories: at least one category is needed, such as "SIGN_UP"',
  },
];

describe("a beginner's mistake in a value", () => {
  it.each([...mistakes, ...(adapter === "dynamic" ? dynamicOnly : [])])(
    "is named, with what to write instead: $given",
    async ({ program, message }) => {
      await using kaleyra = await startEmulator();
      await using stack = await TestStack.create({ kaleyra, program });

      const run = await stack.up();

      expect(run.ok).toBe(false);
      expect(run.output).toContain(message);
    },
  );
});

/** A program that makes these declarations. */
function programOf(declare: () => unknown): PulumiFn {
  return () => {
    declare();
    return Promise.resolve();
  };
}
