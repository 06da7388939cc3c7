import { isJsonObject } from "../../../provider/flow-json/json";
import type { Entered } from "./flow-run/inputs";
import { readJson } from "./flow-run/json-values";

/**
 * What a customer does on the page: `path` is that of the component in the document, `item` the index of a
 * list item. `sequence` counts the events, so that the page knows which of them a view has seen.
 */
export type PageEvent =
  | { readonly sequence: number; readonly kind: "back" | "restart" }
  | {
      readonly sequence: number;
      readonly kind: "tap";
      readonly path: string;
      readonly item?: number;
    }
  | {
      readonly sequence: number;
      readonly kind: "enter";
      readonly path: string;
      /** As `valueOf` reads it from the controls. */
      readonly value: Entered;
    };

/** @returns `undefined` for what the page does not send. */
export function readPageEvent(body: string): PageEvent | undefined {
  const event = readJson(body);
  if (!isJsonObject(event)) return undefined;
  const { sequence, kind, path, item, value } = event;
  if (typeof sequence !== "number") return undefined;
  if (kind === "back" || kind === "restart") return { sequence, kind };
  if (typeof path !== "string") return undefined;
  if (kind === "enter") return { sequence, kind, path, value: value ?? null };
  if (kind !== "tap") return undefined;
  return { sequence, kind, path, ...(typeof item === "number" && { item }) };
}
