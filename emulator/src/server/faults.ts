import type { Fault, FaultPattern } from "./fault";
import type { Arrival } from "./journal";

/** The faults that still lie in wait. */
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

  /** The fault that strikes this request. Of several, the one added first. */
  take(arrival: Arrival): Fault | undefined {
    for (const armed of this.#armed) {
      if (!matches(armed.fault, arrival)) {
        continue;
      }
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
}

function matches({ operation, method, path }: FaultPattern, arrival: Arrival): boolean {
  return (
    (operation === undefined || operation === arrival.operation) &&
    (method === undefined || method.toUpperCase() === arrival.method) &&
    (path === undefined || contains(arrival.path, path))
  );
}

function contains(text: string, part: string | RegExp): boolean {
  if (typeof part !== "string") {
    return new RegExp(part.source, part.flags.replace(/[gy]/g, "")).test(text);
  }
  return text.includes(part) || asRegExp(part)?.test(text) === true;
}

function asRegExp(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}
