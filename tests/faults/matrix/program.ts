import { Flow } from "../../support/adapter";
import { aDocument } from "../../support/documents";
import type { Cell } from "./cell";
import type { Operation } from "./operations";

/** What the program wants a flow to be, before or after its change. */
export interface Wanted {
  readonly categories: readonly string[];
  readonly heading: string;
  readonly publish: boolean;
}

export function wantedOf({ changes, publish }: Operation, changed: boolean): Wanted {
  return {
    categories: changed && changes === "categories" ? ["SURVEY", "OTHER"] : ["OTHER"],
    heading: changed && changes === "document" ? "Hello again" : "Hello",
    publish,
  };
}

/** A flow for each cell. */
export function programOf(operation: Operation, cells: readonly Cell[], changed: boolean) {
  const { categories, heading, publish } = wantedOf(operation, changed);
  return () => {
    for (const { name, wabaId } of cells) {
      new Flow(name, {
        wabaId,
        categories,
        publish,
        flowJson: aDocument(heading),
        ...(operation.choosesName === true && { name }),
      });
    }
    return Promise.resolve();
  };
}
