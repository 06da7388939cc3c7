import { generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { isLoopback } from "../../../provider/kaleyra/connection";
import { EndpointClient } from "./client";
import { encryptRequest, type OaepHash } from "./encryption";
import { initProblem, initRequest } from "./init";
import type { EndpointCheck, EndpointProblem } from "./problem";
import { type ReadResponse, readResponse } from "./read-response";

/** What `endpoint check` examines, according to its options. */
export interface Examination {
  readonly url: URL;
  readonly publicKey: KeyObject;
  /** The secret of the Meta app, with which Meta signs its requests. */
  readonly appSecret: string | undefined;
  /** The flow to open with INIT, which may have side effects at the endpoint. */
  readonly init: { readonly flow: FlowModel; readonly flowToken: string } | undefined;
}

/**
 * Sends an endpoint what Meta sends it, and compares the responses with Meta's documentation.
 * After a health check that fails, the result does not contain the other checks, which would fail
 * for the same reason.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/implementingyourflowendpoint
 */
export async function examineEndpoint(examination: Examination): Promise<readonly EndpointCheck[]> {
  const endpoint = new Endpoint(examination);
  const address = checkAddress(examination.url);
  const health = await checkHealth(endpoint);
  if (health.result === "fail") return [address, health];
  return [
    address,
    health,
    await checkOtherKey(endpoint),
    await checkSignature(endpoint, examination.appSecret),
    await checkInit(endpoint, examination.init),
  ];
}

/** What differs from a correct request, to see whether the endpoint notices. */
interface Variation {
  readonly publicKey?: KeyObject;
  readonly oaepHash?: OaepHash;
  readonly appSecret?: string;
}

/** Sends requests to the endpoint that is examined. */
class Endpoint {
  readonly #examination: Examination;
  readonly #client: EndpointClient;

  constructor(examination: Examination) {
    this.#examination = examination;
    this.#client = new EndpointClient(examination.url);
  }

  async send(payload: object, variation: Variation = {}): Promise<ReadResponse> {
    const { publicKey, appSecret, oaepHash } = { ...this.#examination, ...variation };
    const { request, session } = encryptRequest(payload, publicKey, oaepHash);
    return readResponse(await this.#client.send(request, appSecret), session);
  }

  /** Whether requests are signed, since the user gave the app's secret. */
  get isSigned(): boolean {
    return this.#examination.appSecret !== undefined;
  }
}

function checkAddress({ protocol, hostname, origin }: URL): EndpointCheck {
  const name = "address";
  if (protocol === "https:") return { name, result: "ok", message: origin };
  const message = `${origin} is not https`;
  const hint = "Meta calls https addresses only.";
  // An endpoint on this machine is one that its developer tries out.
  return {
    name,
    result: isLoopback(hostname) ? "warning" : "fail",
    problem: "address",
    message,
    hint,
  };
}

/** The request of a health check. */
const ping = { version: "3.0", action: "ping" };

async function checkHealth(endpoint: Endpoint): Promise<EndpointCheck> {
  const name = "health check";
  const response = await endpoint.send(ping);
  if (response.problem !== undefined) {
    return { name, result: "fail", ...(await explain(response, endpoint)) };
  }
  const { content, milliseconds } = response;
  if (textOf(memberOf(memberOf(content, "data"), "status")) === "active") {
    return { name, result: "ok", message: `it answered in ${milliseconds} ms` };
  }
  const message =
    "the response is encrypted as it should be, but does not say that the endpoint is active";
  const hint = 'Answer a ping with {"data": {"status": "active"}}.';
  return { name, result: "fail", problem: "wrongContent", message, hint };
}

/** The problem with its likely cause: a wrong secret, or a wrong hash if a request with SHA-1 succeeds. */
async function explain(cause: EndpointProblem, endpoint: Endpoint): Promise<EndpointProblem> {
  // Without a signature, the endpoint is right to refuse the request, and the problem has the hint for that.
  if (cause.problem === "signature" && endpoint.isSigned) {
    const hint =
      "The app secret differs from the endpoint's: compare them with the secret of the flow's Meta app.";
    return { ...cause, hint };
  }
  // An endpoint that cannot decrypt the AES key answers 421, or fails.
  if (cause.problem !== "wrongKey" && cause.problem !== "status") return cause;
  const response = await endpoint.send(ping, { oaepHash: "sha1" });
  if (response.problem !== undefined) return cause;
  const message = "it decrypts the AES key with RSA-OAEP and SHA-1";
  return { problem: "sha1", message, hint: "Use SHA-256, for OAEP and for MGF1, as Meta does." };
}

/** WhatsApp fetches a rotated public key only after a 421. */
async function checkOtherKey(endpoint: Endpoint): Promise<EndpointCheck> {
  const name = "other key";
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const response = await endpoint.send(ping, { publicKey });
  if (response.problem === "wrongKey") {
    return { name, result: "ok", message: "it answers 421 to a key that is not its own" };
  }
  const outcome = response.problem === undefined ? "it answered 200" : response.message;
  const message = `to a key that is not its own, ${outcome}`;
  const hint =
    "Answer 421, so that WhatsApp fetches the number's public key again after a rotation.";
  return { name, result: "fail", problem: "otherKeyAccepted", message, hint };
}

async function checkSignature(
  endpoint: Endpoint,
  appSecret: string | undefined,
): Promise<EndpointCheck> {
  const name = "signature";
  if (appSecret === undefined) {
    return {
      name,
      result: "skipped",
      message: "no --app-secret-env, so the requests were not signed",
    };
  }
  const response = await endpoint.send(ping, { appSecret: randomBytes(16).toString("hex") });
  if (response.problem === "signature") {
    return { name, result: "ok", message: "it answers 432 to a wrong signature" };
  }
  const message = "it does not answer 432 to a wrong signature";
  const hint =
    "Check X-Hub-Signature-256: without it anybody who has the public key can send requests.";
  return { name, result: "warning", problem: "wrongSignatureAccepted", message, hint };
}

async function checkInit(endpoint: Endpoint, init: Examination["init"]): Promise<EndpointCheck> {
  const name = "INIT";
  if (init === undefined) {
    return { name, result: "skipped", message: "no --init, so no flow was opened" };
  }
  const response = await endpoint.send(initRequest(init.flow, init.flowToken));
  const problem =
    response.problem === undefined ? initProblem(response.content, init.flow) : response;
  return problem === undefined
    ? {
        name,
        result: "ok",
        message: "it answers with a screen of the flow and the data that it declares",
      }
    : { name, result: "fail", ...problem };
}
