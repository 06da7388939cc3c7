import { createContext, runInContext } from "node:vm";

import { isObject } from "../json";
import type { RequestInfo, RecordedOperation } from "./journal";

/** Which requests a fault applies to: those that match every given member. */
export interface FaultPattern {
  readonly operation?: RecordedOperation;
  readonly method?: string;
  /** Part of path and query, or the source of a regular expression that finds it there. */
  readonly path?: string | RegExp;
  /**
   * How many requests it applies to. `Infinity`, or `"always"` in JSON, is every one.
   * @default 1
   */
  readonly times?: number | "always";
  /**
   * How many matching requests are left alone first.
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

/** What happens on the wire. To "apply" a request is to do what it asks. */
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

export type Fault = FaultPattern & FaultEffect;

/** The faults that still apply to requests. */
export class Faults {
  #armed: { readonly fault: Fault; skip: number; times: number }[] = [];

  add(fault: Fault): void {
    const times = fault.times === "always" ? Infinity : (fault.times ?? 1);
    this.#armed.push({ fault, skip: fault.skip ?? 0, times });
  }

  clear(): void {
    this.#armed = [];
  }

  waiting(): readonly Fault[] {
    return this.#armed.map(({ fault, skip, times }) => ({
      ...fault,
      skip,
      times: times === Infinity ? "always" : times,
    }));
  }

  /** The fault for this request. Of several, the one added first. */
  take(arrival: RequestInfo): Fault | undefined {
    for (const armed of this.#armed) {
      if (!this.#matches(armed.fault, arrival)) continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
        continue;
      }
      armed.times -= 1;
      this.#armed = this.#armed.filter(({ times }) => times > 0);
      return armed.fault;
    }
    return undefined;
  }

  /** Removes a fault whose path takes too long, which would slow down all requests. */
  #matches(fault: Fault, arrival: RequestInfo): boolean {
    try {
      return matches(fault, arrival);
    } catch (error) {
      if (!(isObject(error) && error["code"] === "ERR_SCRIPT_EXECUTION_TIMEOUT")) throw error;
      this.#armed = this.#armed.filter((armed) => armed.fault !== fault);
      process.emitWarning("The emulator removed a fault: its path takes too long to match.");
      return false;
    }
  }
}

/** @throws {Error} If the path takes too long. */
function matches({ operation, method, path }: FaultPattern, arrival: RequestInfo): boolean {
  return (
    (operation === undefined || operation === arrival.operation) &&
    (method === undefined || method.toUpperCase() === arrival.method) &&
    (path === undefined || contains(arrival.path, path))
  );
}

function contains(text: string, part: string | RegExp): boolean {
  if (typeof part !== "string") {
    return isFound(new RegExp(part.source, part.flags.replace(/[gy]/g, "")), text);
  }
  if (text.includes(part)) return true;
  const expression = asRegExp(part);
  return expression !== undefined && isFound(expression, text);
}

/** The pattern of a fault comes from outside, and may take for ever. */
const longestMatchMs = 3_000;
const matching = createContext();

/** A script can be stopped; a call of `test` cannot. */
function isFound(expression: RegExp, text: string): boolean {
  Object.assign(matching, { expression, text });
  return runInContext("expression.test(text)", matching, { timeout: longestMatchMs }) === true;
}

function asRegExp(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}
