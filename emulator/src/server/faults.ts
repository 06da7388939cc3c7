import { createContext, runInContext } from "node:vm";

import { isObject } from "../json";
import type { RequestInfo, RecordedOperation } from "./journal";

/** The requests that a fault applies to: those that match every given member. */
export interface FaultPattern {
  readonly operation?: RecordedOperation;
  readonly method?: string;
  /** A part of path and query, or a regular expression that matches a part; in JSON its source. */
  readonly path?: string | RegExp;
  /**
   * How many requests it applies to; `Infinity`, or `"always"` in JSON, for all.
   * @default 1
   */
  readonly times?: number | "always";
  /**
   * How many matching requests are skipped first.
   * @default 0
   */
  readonly skip?: number;
}

/** The response that a fault sends; a body that is not a string is sent as JSON. */
export interface FaultResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What happens to a request. To apply it is to perform its operation. */
export type FaultEffect =
  /** Sends this response, and does not apply the request. */
  | FaultResponse
  /** Resets the connection, before or after applying the request. */
  | { readonly reset: "before" | "after" }
  /** Never responds, before or after applying the request. */
  | { readonly hang: "before" | "after" }
  /** Applies the request, and pauses half-way through the response body. */
  | { readonly slowBodyMs: number }
  /** Applies the request, and closes the connection half-way through the response body. */
  | { readonly truncateBody: true }
  /** Applies the request, and sends this response. */
  | { readonly applyThenRespond: FaultResponse };

/** A fault: which requests it applies to, and what happens to them. */
export type Fault = FaultPattern & FaultEffect;

/** The faults that still apply to requests. */
export class Faults {
  /** `skip` and `times` count down. */
  #activeFaults: { readonly fault: Fault; skip: number; times: number }[] = [];

  add(fault: Fault): void {
    const times = fault.times === "always" ? Infinity : (fault.times ?? 1);
    this.#activeFaults.push({ fault, skip: fault.skip ?? 0, times });
  }

  clear(): void {
    this.#activeFaults = [];
  }

  /** The active faults, with the remaining `skip` and `times`. */
  waiting(): readonly Fault[] {
    return this.#activeFaults.map(({ fault, skip, times }) => ({
      ...fault,
      skip,
      times: times === Infinity ? "always" : times,
    }));
  }

  /** The fault for a request, which counts it. Of several that match, the one added first. */
  take(request: RequestInfo): Fault | undefined {
    for (const entry of this.#activeFaults) {
      if (!this.#matches(entry.fault, request)) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.times -= 1;
      this.#activeFaults = this.#activeFaults.filter(({ times }) => times > 0);
      return entry.fault;
    }
    return undefined;
  }

  /** Whether a request matches. A fault whose path takes too long is removed: it would slow down all requests. */
  #matches(fault: Fault, request: RequestInfo): boolean {
    try {
      return matches(fault, request);
    } catch (error) {
      if (!(isObject(error) && error["code"] === "ERR_SCRIPT_EXECUTION_TIMEOUT")) throw error;
      this.#activeFaults = this.#activeFaults.filter((entry) => entry.fault !== fault);
      process.emitWarning("The emulator removed a fault: its path takes too long to match.");
      return false;
    }
  }
}

/** @throws {Error} If the path takes too long. */
function matches({ operation, method, path }: FaultPattern, request: RequestInfo): boolean {
  return (
    (operation === undefined || operation === request.operation) &&
    (method === undefined || method.toUpperCase() === request.method) &&
    (path === undefined || contains(request.path, path))
  );
}

/** Whether a text has a part: literally, or as the regular expression that the part is. */
function contains(text: string, part: string | RegExp): boolean {
  if (typeof part !== "string") {
    // The flags `g` and `y` would make each test begin where the last one ended.
    return isFound(new RegExp(part.source, part.flags.replace(/[gy]/g, "")), text);
  }
  if (text.includes(part)) return true;
  const expression = asRegExp(part);
  return expression !== undefined && isFound(expression, text);
}

/** A regular expression comes from outside, and may take forever. */
const longestMatchMs = 3_000;
const matchContext = createContext();

/** Whether an expression matches. It runs in a script, which can be stopped; a call of `test` cannot. */
function isFound(expression: RegExp, text: string): boolean {
  Object.assign(matchContext, { expression, text });
  return runInContext("expression.test(text)", matchContext, { timeout: longestMatchMs }) === true;
}

/** `undefined` if the source is not a regular expression: then it is only compared literally. */
function asRegExp(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}
