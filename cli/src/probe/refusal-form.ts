import { describeFailure } from "../../../provider/kaleyra/failure";
import { isJsonObject } from "../../../provider/kaleyra/response";
import type { Result } from "./exchanges";

/**
 * The form in which Kaleyra passes on a refusal by Meta. The words are those of the emulator's switches
 * (`emulator/src/switches.ts`):
 *
 * - `raw`: Meta's own body.
 * - `nested`: Meta's error in Kaleyra's body.
 * - `wrapped`: Kaleyra's 400 without Meta's code.
 * - `generic`: Kaleyra's 400 that repeats the request's payload.
 * - `fault`: an error of Kaleyra's server.
 * - `success-false`: a success status with `success: false`.
 * - `foreign`: anything else.
 */
export type RefusalForm =
  | "raw"
  | "nested"
  | "wrapped"
  | "generic"
  | "fault"
  | "success-false"
  | "foreign";

/** @returns `undefined` if the response is not a refusal. */
export function formOf({ response, failure }: Result): RefusalForm | undefined {
  if (failure === undefined) return undefined;
  const { json, status } = response;
  if (!isJsonObject(json)) return "foreign";
  if (status < 300 && json["success"] === false) return "success-false";
  const { error, code } = json;
  const hasMetaCode = isJsonObject(error) && typeof error["code"] === "number";
  if (hasMetaCode) return typeof code === "string" ? "nested" : "raw";
  // With and without a hyphen: `code-hyphen` in docs/assumptions.md.
  const kaleyraCode = typeof code === "string" ? code.replace("-", "") : "";
  if (kaleyraCode === "WA500" || status >= 500) return "fault";
  if (kaleyraCode !== "WA400") return "foreign";
  return isJsonObject(error) && "payload" in error ? "generic" : "wrapped";
}

/** Meta's code and subcode, as in `139001/4016010`, if the response has them. */
export function metaCodeOf({ failure }: Result): string | undefined {
  if (failure?.kind !== "refused" || failure.meta === undefined) return undefined;
  const { code, subcode } = failure.meta;
  return subcode === undefined ? String(code) : `${code}/${subcode}`;
}

/** The status of a success, or the reason of a failure; part of a finding's message. */
export function outcomeOf(result: Result): string {
  const { response, failure } = result;
  return failure === undefined ? `status ${response.status}` : describeFailure(failure);
}
