import { isJsonObject, type Json } from "../../../provider/flow-json/json";
import { readJson } from "./flow-run/json-values";

/** What a customer does on the page. Numbers count up, so the page knows which of its events a view has seen. */
export type PageEvent =
  | { readonly sequence: number; readonly kind: "back" | "restart" }
  /** The path of the component in the document, and the index of a list item. */
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
      readonly value: Json;
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
