import { ErrorHook } from "@pulumi/pulumi";

import { Flow } from "../../support/adapter";
import { aDocument } from "../../support/documents";
import type { Cell } from "./cell";
import type { Operation } from "./operations";

/** The programs of a row in order. Only a row whose flow has a staged edit has the second one. */
export type Version = "first" | "staged" | "changed";

/** What the program wants a flow to be. */
export interface Wanted {
  readonly categories: readonly string[];
  readonly heading: string;
  readonly publish: boolean;
}

export function wantedOf({ changes, publish, staged }: Operation, version: Version): Wanted {
  const changed = version === "first" ? undefined : changes;
  const isStaged = version === "staged" || (version === "changed" && staged === "change");
  return {
    categories: changed === "categories" ? ["SURVEY", "OTHER"] : ["OTHER"],
    heading: changed === "document" ? "Hello again" : "Hello",
    publish: publish && !isStaged,
  };
}

/** A flow for each cell. */
export function programOf(operation: Operation, cells: readonly Cell[], version: Version) {
  const { categories, heading, publish } = wantedOf(operation, version);
  return () => {
    const hooks = operation.hasErrorHook === true ? { hooks: { onError: [repeated()] } } : {};
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

/** How often the program's error hook lets an operation be attempted. */
export const attemptsOfHook = 3;

function repeated(): ErrorHook {
  return new ErrorHook("repeated", ({ errors }) => errors.length < attemptsOfHook);
}
