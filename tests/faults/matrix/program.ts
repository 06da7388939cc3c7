import { ErrorHook } from "@pulumi/pulumi";

import { Flow } from "../../support/adapter";
import { aDocument } from "../../support/documents";
import type { Cell } from "./cell";
import type { Operation } from "./operations";

/** The versions of a row's program, in order. `staged` is only deployed if `staged` is `before`. */
export type Version = "first" | "staged" | "changed";

/** The program's version from the run with the fault on. */
export function lastVersionOf({ phase }: Operation): Version {
  return phase === "change" ? "changed" : "first";
}

/** What the program wants a flow to be. */
export interface Wanted {
  readonly categories: readonly string[];
  readonly heading: string;
  readonly publish: boolean;
}

/** What a version of the program wants all its flows to be. */
export function wantedOf({ changes, publish, staged }: Operation, version: Version): Wanted {
  const change = version === "first" ? undefined : changes;
  const isStaged = version === "staged" || (version === "changed" && staged === "change");
  return {
    categories: change === "categories" ? ["SURVEY", "OTHER"] : ["OTHER"],
    heading: change === "document" ? "Hello again" : "Hello",
    publish: publish && !isStaged,
  };
}

/** A version of a row's program, which declares a flow for each cell. */
export function programOf(operation: Operation, cells: readonly Cell[], version: Version) {
  const { categories, heading, publish } = wantedOf(operation, version);
  return () => {
    const hooks = operation.hasErrorHook === true ? { hooks: { onError: [repeatHook()] } } : {};
    for (const { name, wabaId } of cells) {
      const args = {
        wabaId,
        categories,
        publish,
        ...(operation.staged !== undefined && { updateStrategy: "Draft" as const }),
        flowJson: aDocument(heading),
        ...(operation.choosesName === true && { name }),
      };
      new Flow(name, args, hooks);
    }
    return Promise.resolve();
  };
}

/** How many attempts of an operation the program's error hook allows. */
export const attemptsOfHook = 3;

function repeatHook(): ErrorHook {
  return new ErrorHook("repeated", ({ errors }) => errors.length < attemptsOfHook);
}
