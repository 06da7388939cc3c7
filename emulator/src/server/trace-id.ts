import { randomBytes } from "node:crypto";

/** An `fbtrace_id` that looks like one of Meta's. */
export function newTraceId(): string {
  return `A${randomBytes(16).toString("base64url")}`;
}
