import type { RecordedOperation } from "./journal";

/** Which requests a fault is for: those that match every member that is given. */
export interface FaultPattern {
  readonly operation?: RecordedOperation;
  readonly method?: string;
  /** Part of path and query, or the source of a regular expression that finds it there. */
  readonly path?: string | RegExp;
  /**
   * How many requests it strikes. `Infinity`, or `"always"` where JSON is spoken, for every one.
   * @default 1
   */
  readonly times?: number | "always";
  /**
   * How many matching requests pass unharmed first.
   * @default 0
   */
  readonly skip?: number;
}

/** An answer that is nobody's but the fault's; a body that is no string goes out as JSON. */
export interface FaultAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What happens on the wire. "Acting" is what the request asked Kaleyra to do. */
export type FaultEffect =
  /** Answers this, and does not act. */
  | FaultAnswer
  /** Resets the connection, before or after acting. */
  | { readonly reset: "before" | "after" }
  /** Never answers, before or after acting. */
  | { readonly hang: "before" | "after" }
  /** Acts, and pauses half-way through the body. */
  | { readonly slowBodyMs: number }
  /** Acts, promises the whole body and cuts the connection half-way. */
  | { readonly truncateBody: true }
  /** Acts, and answers this. */
  | { readonly applyThenRespond: FaultAnswer };

export type Fault = FaultPattern & FaultEffect;
