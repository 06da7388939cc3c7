import { createHmac } from "node:crypto";

import fetch, { FetchError } from "node-fetch";

import { keepAliveRoutes } from "../../../provider/kaleyra/agents";
import { InvalidProxy } from "../../../provider/kaleyra/proxy";
import { version } from "../../../provider/version";
import type { EncryptedRequest } from "./encryption";

/** Meta gives up on a response after this time. */
export const longestSeconds = 10;

/** Meta's limit for the data of one response is 1 MB. Base64 makes it a third longer, and the tag a little. */
const largestBytes = 1024 * 1024 * 1.4;

/** A response, or the reason why there is none. */
export type EndpointResponse = HttpResponse | NoResponse;

/** A response that arrived, whatever its status. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  readonly milliseconds: number;
}

/** Why no response arrived, or not all of it. `failure` is a `ProblemCode` of the command's JSON. */
export interface NoResponse {
  readonly failure: "noResponse" | "timeout" | "tooLarge";
  readonly message: string;
}

/** Sends requests to an endpoint, as WhatsApp does. Redirects are not followed. */
export class EndpointClient {
  readonly #url: URL;
  readonly #routeTo = keepAliveRoutes();

  constructor(url: URL) {
    this.#url = url;
  }

  /** @param appSecret Signs the request, as Meta signs its own with the app's secret. */
  async send(request: EncryptedRequest, appSecret?: string): Promise<EndpointResponse> {
    const body = JSON.stringify(request);
    const startedAt = performance.now();
    try {
      const response = await fetch(this.#url.href, {
        method: "POST",
        agent: this.#routeTo(this.#url).agent,
        body,
        redirect: "manual",
        size: largestBytes,
        timeout: longestSeconds * 1000,
        headers: {
          "content-type": "application/json",
          "user-agent": `kaleyra-flows/${version}`,
          ...(appSecret !== undefined && { "x-hub-signature-256": signatureOf(body, appSecret) }),
        },
      });
      return {
        status: response.status,
        contentType: response.headers.get("content-type") ?? "no content type",
        body: await response.buffer(),
        milliseconds: Math.round(performance.now() - startedAt),
      };
    } catch (error) {
      return noResponse(error);
    }
  }
}

function noResponse(error: unknown): NoResponse {
  if (error instanceof InvalidProxy) return { failure: "noResponse", message: error.message };
  if (!(error instanceof FetchError)) throw error;
  switch (error.type) {
    case "request-timeout":
    case "body-timeout":
      return { failure: "timeout", message: `no response within ${longestSeconds} seconds` };
    case "max-size":
      return { failure: "tooLarge", message: "the response is larger than 1 MB" };
    default:
      return { failure: "noResponse", message: `no response (${error.code ?? error.type})` };
  }
}

/** @see https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads */
function signatureOf(body: string, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}
