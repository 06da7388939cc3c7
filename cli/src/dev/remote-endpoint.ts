import type { KeyObject } from "node:crypto";

import { EndpointClient } from "../endpoint/client";
import { encryptRequest } from "../endpoint/encryption";
import { readResponse } from "../endpoint/read-response";
import type { Endpoint, EndpointRequest, EndpointResult } from "./flow-run/endpoint";
import { jsonOf } from "./flow-run/json-values";

/** An endpoint, and the keys for its requests. */
export interface RemoteEndpointOptions {
  readonly url: URL;
  readonly publicKey: KeyObject;
  /** The secret of the Meta app, with which Meta signs its requests. Without it, requests are not signed. */
  readonly appSecret: string | undefined;
}

/** Sends the requests of a run to the flow's endpoint, encrypted and signed as Meta does it. */
export class RemoteEndpoint implements Endpoint {
  readonly #options: RemoteEndpointOptions;
  readonly #client: EndpointClient;

  constructor(options: RemoteEndpointOptions) {
    this.#options = options;
    this.#client = new EndpointClient(options.url);
  }

  async exchange(payload: EndpointRequest): Promise<EndpointResult> {
    const { publicKey, appSecret } = this.#options;
    const { request, session } = encryptRequest(payload, publicKey);
    const response = readResponse(await this.#client.send(request, appSecret), session);
    return response.problem === undefined
      ? { content: jsonOf(response.content) }
      : { problem: response.message, hint: response.hint };
  }
}
