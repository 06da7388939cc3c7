import type { JsonNode } from "../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import { truncated } from "../../../provider/text";
import {
  type EndpointResponse,
  type HttpResponse,
  longestSeconds,
  type NoResponse,
} from "./client";
import { decryptResponse, type ResponseForm, type SessionKey } from "./encryption";
import type { EndpointProblem } from "./problem";

/** The decrypted JSON of a response, or why it is not what Meta expects. */
export type ReadResponse =
  | { readonly content: JsonNode; readonly milliseconds: number; readonly problem?: undefined }
  | EndpointProblem;

const encryptionHint =
  "Encrypt the response with AES-128-GCM, the AES key of the request and its vector with all bits inverted; append the " +
  "16-byte tag, and send it all as base64 text.";

const formProblems: Readonly<Record<Exclude<ResponseForm, "inverted">, EndpointProblem>> = {
  requestVector: {
    problem: "vectorNotInverted",
    message: "the response is encrypted with the vector of the request",
    hint: "Invert all bits of the vector (each byte XOR 0xFF) before you encrypt the response.",
  },
  tagFirst: {
    problem: "tagFirst",
    message: "the authentication tag is in front of the encrypted response",
    hint: "Append the 16-byte tag to the encrypted text.",
  },
};

const noResponseHints: Readonly<Record<NoResponse["failure"], string>> = {
  noResponse:
    "Is the address right, and is the endpoint running and reachable from the internet with a trusted certificate?",
  timeout: `Meta waits for ${longestSeconds} seconds: answer sooner.`,
  tooLarge: "Send less data: Meta accepts 1 MB for a response.",
};

/** Decrypts a response, or reports what is wrong with it. */
export function readResponse(response: EndpointResponse, session: SessionKey): ReadResponse {
  if ("failure" in response) return noResponse(response);
  const { status, milliseconds } = response;
  if (status !== 200) return statusProblem(response);
  const text = response.body.toString("utf8").trim();
  const hasBase64 = isBase64(text);
  // Encrypted bytes without base64 are decrypted too, to report that as the problem.
  const encrypted = hasBase64 ? Buffer.from(text, "base64") : response.body;
  const decrypted = decryptResponse(encrypted, session);
  if (decrypted === undefined) return decryptionProblem(text, response.contentType);
  if (decrypted.form !== "inverted") return formProblems[decrypted.form];
  if (!hasBase64) {
    const hint = "Send the encrypted response as base64 text.";
    return { problem: "notBase64", message: "the response is encrypted, but not base64", hint };
  }
  const { root, problem } = parseJson(decrypted.text);
  if (root === undefined || problem !== undefined) {
    const defect = problem?.kind === "depth" ? "nested too deep" : "not JSON";
    const message = `the decrypted response is ${defect}: ${excerpt(decrypted.text)}`;
    return { problem: "notJson", message, hint: "Encrypt a JSON object." };
  }
  return { content: root, milliseconds };
}

function noResponse({ failure, message }: NoResponse): EndpointProblem {
  return { problem: failure, message, hint: noResponseHints[failure] };
}

/** Meta documents what 421, 427 and 432 mean. */
function statusProblem({ status, body }: HttpResponse): EndpointProblem {
  const message = `it answered ${status}: ${excerpt(body.toString("utf8"))}`;
  if (status >= 300 && status < 400) {
    const hint =
      "Set endpointUri to the address that it redirects to: the health check may not follow redirects.";
    return { problem: "redirect", message: `it answered ${status}, a redirect`, hint };
  }
  if (status === 421) {
    const hint =
      "The public key is not the one of the endpoint's private key: compare them, and set the right one on the number.";
    return { problem: "wrongKey", message: "it answered 421: it cannot decrypt the request", hint };
  }
  if (status === 432) {
    const hint = "Name the variable with the secret of the flow's Meta app: --app-secret-env.";
    return {
      problem: "signature",
      message: "it answered 432: it refuses the request's signature",
      hint,
    };
  }
  if (status === 427) {
    const hint = "Give a token that the endpoint knows: --flow-token.";
    return {
      problem: "flowToken",
      message: `it answered 427: the flow token is not valid: ${excerpt(body.toString("utf8"))}`,
      hint,
    };
  }
  const hint = "Look at the log of the endpoint: a request from Meta fails the same way.";
  return { problem: "status", message, hint };
}

function decryptionProblem(text: string, contentType: string): EndpointProblem {
  if (isBase64(text)) {
    const message = "the response cannot be decrypted with the key of the request";
    return { problem: "notDecryptable", message, hint: encryptionHint };
  }
  // JSON may write / as \/.
  if (/^"[\w+/=\\]+"$/.test(text)) {
    const message = "the response is base64 in quotation marks, which is JSON";
    return { problem: "notBase64", message, hint: "Send the base64 text alone, as text/plain." };
  }
  const message = `the response is not encrypted (${contentType}): ${excerpt(text)}`;
  return { problem: "notEncrypted", message, hint: encryptionHint };
}

/** Whether the text is base64, also with line breaks, which some encoders add. */
function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/\s]+=*$/.test(text);
}

/** The most characters of an excerpt. */
const longestExcerpt = 80;

/** The start of a text, in one line. */
function excerpt(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line === "" ? "an empty body" : truncated(line, longestExcerpt);
}
