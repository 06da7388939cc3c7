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
import { own, readJson } from "./flow-run/json-values";
import { readRegularFile } from "./regular-file";

/** A response of the file, and the requests that get it. */
interface CannedResponse {
  /** The part of a request to look for. */
  readonly request: JsonObject;
  readonly response: JsonObject;
  /** Milliseconds to wait before it is sent. */
  readonly delay: number;
}

const longestDelayMs = 60_000;

const form = {
  responses: [{ request: { action: "INIT" }, response: { screen: "…", data: {} } }],
};

/** Responds with what a file has: the first response whose part of a request is in the request. */
export class CannedResponses implements Endpoint {
  constructor(private readonly file: string) {}

  /** Reads the file each time, so that changes count at once. */
  async exchange(request: EndpointRequest): Promise<EndpointResult> {
    try {
      const responses = responsesIn(await readRegularFile(this.file));
      const found = responses.find((canned) => isWithin(canned.request, { ...request }));
      if (found === undefined) return this.#missing(request);
      await setTimeout(found.delay);
      return { content: found.response };
    } catch (error) {
      const reason = error instanceof Failure ? error.message : fileProblem(error);
      return {
        problem: `could not read ${printable(this.file)}: ${printable(reason)}`,
        hint: `Write it in this form: ${JSON.stringify(form)}`,
      };
    }
  }

  #missing({ action, screen }: EndpointRequest): EndpointResult {
    const request = { action, ...(screen !== undefined && { screen }) };
    const entry = { request, response: { screen: "…", data: {} } };
    return {
      problem: `${printable(this.file)} has no response to ${action}${screen === undefined ? "" : ` on ${screen}`}`,
      hint: `Add to responses: ${JSON.stringify(entry)}`,
    };
  }
}

/** @throws {Failure} If the text is not in the form. */
function responsesIn(text: string): readonly CannedResponse[] {
  const content = readJson(text);
  if (content === undefined) {
    throw new Failure(`it is not JSON, or has more than ${deepestLevel} levels`);
  }
  const responses = own(content, "responses");
  if (!isJsonArray(responses)) throw new Failure("it has no list of responses");
  return responses.map((entry, index) => {
    const [request, response] = [own(entry, "request"), own(entry, "response")];
    const delay = own(entry, "delay") ?? 0;
    if (!isJsonObject(request) || !isJsonObject(response) || typeof delay !== "number") {
      throw new Failure(
        `responses[${index}] lacks a request or a response, or its delay is not a number`,
      );
    }
    if (delay < 0 || delay > longestDelayMs) {
      throw new Failure(`the delay of responses[${index}] is not from 0 to ${longestDelayMs}`);
    }
    return { request, response, delay };
  });
}

/** Whether a value has everything of a part. Lists are compared as a whole. */
function isWithin(part: Json, value: Json | undefined): boolean {
  if (!isJsonObject(part)) return JSON.stringify(part) === JSON.stringify(value);
  return (
    isJsonObject(value) &&
    Object.keys(part).every((key) => isWithin(part[key] ?? null, own(value, key)))
  );
}
