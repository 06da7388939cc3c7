import { setTimeout } from "node:timers/promises";

import { fileProblem } from "../../../provider/file-problem";
import {
  deepestLevel,
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from "../../../provider/flow-json/json";
import { printable } from "../../../provider/text";
import { Failure } from "../failure";
import type { Endpoint, EndpointRequest, EndpointResult } from "./flow-run/endpoint";
import { memberValue, readJson } from "./flow-run/json-values";
import { readRegularFile } from "./regular-file";

/** An entry of the file's `responses`; docs/walk-through.md describes the fields to users. */
interface CannedResponse {
  /** The members that a request must have to get the response. */
  readonly request: JsonObject;
  readonly response: JsonObject;
  /** Milliseconds to wait before the response. */
  readonly delay: number;
}

/** As in docs/walk-through.md. Node.js turns a delay of more than 24.8 days into 1 ms. */
const longestDelayMilliseconds = 60_000;

/** An example of the file, for the hint. */
const exampleFile = {
  responses: [{ request: { action: "INIT" }, response: { screen: "…", data: {} } }],
};

/**
 * An endpoint from the file of `--responses`: sends the response of the first entry whose `request` is
 * part of the request.
 */
export class CannedResponses implements Endpoint {
  constructor(private readonly file: string) {}

  /** Reads the file each time, so that changes count at once. */
  async exchange(request: EndpointRequest): Promise<EndpointResult> {
    try {
      const responses = responsesIn(await readRegularFile(this.file));
      // The copy is for the compiler, which does not accept an interface as `JsonObject`.
      const found = responses.find((canned) => isWithin(canned.request, { ...request }));
      if (found === undefined) return this.#noResponse(request);
      await setTimeout(found.delay);
      return { content: found.response };
    } catch (error) {
      const reason = error instanceof Failure ? error.message : fileProblem(error);
      return {
        problem: `could not use ${printable(this.file)}: ${printable(reason)}`,
        hint: `Write it in this form: ${JSON.stringify(exampleFile)}`,
      };
    }
  }

  #noResponse({ action, screen }: EndpointRequest): EndpointResult {
    const request = { action, ...(screen !== undefined && { screen }) };
    const entry = { request, response: { screen: "…", data: {} } };
    const place = screen === undefined ? "" : ` on ${screen}`;
    return {
      problem: `${printable(this.file)} has no response to ${action}${place}`,
      hint: `Add to responses: ${JSON.stringify(entry)}`,
    };
  }
}

/** @throws {Failure} If the text is not in the format of `exampleFile`. */
function responsesIn(text: string): readonly CannedResponse[] {
  const content = readJson(text);
  if (content === undefined) {
    throw new Failure(`it is not JSON, or has more than ${deepestLevel} levels`);
  }
  const responses = memberValue(content, "responses");
  if (!isJsonArray(responses)) throw new Failure("it has no list of responses");
  return responses.map((entry, index) => {
    const request = memberValue(entry, "request");
    const response = memberValue(entry, "response");
    const delay = memberValue(entry, "delay") ?? 0;
    if (!isJsonObject(request) || !isJsonObject(response) || typeof delay !== "number") {
      throw new Failure(
        `responses[${index}] lacks a request or a response, or its delay is not a number`,
      );
    }
    if (delay < 0 || delay > longestDelayMilliseconds) {
      throw new Failure(
        `the delay of responses[${index}] is not from 0 to ${longestDelayMilliseconds}`,
      );
    }
    return { request, response, delay };
  });
}

/**
 * Whether a value has all members of `part`, and those of the objects in it. Arrays are compared as a
 * whole: their items must have the same members in the same order.
 */
function isWithin(part: Json, value: Json | undefined): boolean {
  if (!isJsonObject(part)) return JSON.stringify(part) === JSON.stringify(value);
  return (
    isJsonObject(value) &&
    Object.entries(part).every(([key, inner]) => isWithin(inner, memberValue(value, key)))
  );
}
