import { isJsonObject } from "../../../provider/flow-json/json";
import type { Entered } from "./flow-run/inputs";
import { readJson } from "./flow-run/json-values";

/**
 * An event that the page of `kaleyra-flows dev` sends: what the customer does, and its number.
 * `page/main.ts` sends it as JSON; the compiler checks the fields there, too.
 */
export type PageEvent = CustomerAction & {
  /** Counts the events of a page. Each view has the number of the last event that it includes. */
  readonly sequence: number;
};

/** What a customer does on the page. */
export type CustomerAction =
  | { readonly kind: "back" }
  | { readonly kind: "restart" }
  | {
      readonly kind: "tap";
      /** The path of the component in the document, such as `screens[0].layout.children[1]`. */
      readonly path: string;
      /** The index of the tapped item of a NavigationList. */
      readonly item?: number;
    }
  | {
      readonly kind: "enter";
      /** The path of the input in the document. */
      readonly path: string;
      /** The value that `page/value-of.ts` reads from the controls. */
      readonly value: Entered;
    };

/** Reads an event from the body of a request; `undefined` if the page sends no such event. */
export function readPageEvent(body: string): PageEvent | undefined {
  const event = readJson(body);
  if (!isJsonObject(event)) return undefined;
  const { sequence, kind, path, item, value } = event;
  if (typeof sequence !== "number") return undefined;
  switch (kind) {
    case "back":
    case "restart":
      return { sequence, kind };
    case "tap":
      if (typeof path !== "string") return undefined;
      return { sequence, kind, path, ...(typeof item === "number" && { item }) };
    case "enter":
      if (typeof path !== "string" || value === undefined) return undefined;
      return { sequence, kind, path, value };
    default:
      return undefined;
  }
}
