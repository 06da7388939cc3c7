import { isObject, type JsonObject } from "../json";

/** A request's body, after its Content-Type was believed. */
export type RequestBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "form"; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: "multipart";
      readonly fields: Readonly<Record<string, string>>;
      readonly file?: string;
    }
  | { readonly kind: "malformed" };

/** The members of a JSON object; of no body, when that is allowed, none. */
export function jsonMembers(body: RequestBody): JsonObject | undefined {
  return body.kind === "json" && isObject(body.value) ? body.value : undefined;
}
