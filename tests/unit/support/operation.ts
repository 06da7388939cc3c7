import { demoAccounts, type Emulator } from "kaleyra-emulator";

import { Config } from "../../../provider/config";
import type { OperationContext } from "../../../provider/lifecycle/context";
import { Operations } from "../../../provider/operations";

/** An operation, with the warnings that it gave to the user. */
export interface TestOperation extends OperationContext {
  readonly warnings: readonly string[];
}

/** A maker of the operations of one process on an emulator, which share what they share in the adapters. */
export function operationsOn(kaleyra: Pick<Emulator, "url">): () => TestOperation {
  const [{ sid, apiKeys }] = demoAccounts;
  const settings: Record<string, string | undefined> = {
    apiUrl: kaleyra.url,
    sid,
    apiKey: apiKeys[0],
    timeoutSeconds: "10",
  };
  const operations = new Operations(
    new Config({ configured: (key) => settings[key] }),
    "pulumi-kaleyra-tests",
    console.warn,
  );
  return () => {
    const warnings: string[] = [];
    const operation = operations.begin({ warn: (message) => warnings.push(message) });
    // Keeps the operation's getters, which a spread would read at once.
    return Object.create(operation, { warnings: { value: warnings } }) as TestOperation;
  };
}
