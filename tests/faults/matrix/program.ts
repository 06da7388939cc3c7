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
    for (const { name, wabaId } of cells) {
      new Flow(name, {
        wabaId,
        categories,
        publish,
        ...(operation.staged !== undefined && { updateStrategy: "Draft" }),
        flowJson: aDocument(heading),
        ...(operation.choosesName === true && { name }),
      });
    }
    return Promise.resolve();
  };
}
