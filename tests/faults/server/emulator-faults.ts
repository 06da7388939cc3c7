import {
  type EmulatedFlow,
  failures,
  type Fault,
  type FaultEffect,
  metaErrorBody,
  metaRefusals,
  notFound,
  type OperationName,
} from "kaleyra-emulator";

import type { FaultKind } from "../matrix/fault-kinds";

/** The requests that fail. */
export interface Target {
  readonly operation: OperationName;
  /** A part of their path, with the id of the flow or, for a create, of the WABA. */
  readonly path: string;
  /** The flow at the time of the call; `undefined` before its creation and after its deletion. */
  readonly flow: () => EmulatedFlow | undefined;
}

const gatewayPage = "<html><body><h1>Bad gateway</h1><p>nginx</p></body></html>";
const htmlHeaders = { "content-type": "text/html" };
const tooManyRequests = {
  code: "WA-429",
  message: "Too many requests",
  data: {},
  error: "Slow down",
};
/** Shorter than any time limit, so the response is complete in the end. */
const slowMs = 500;
/** Longer than any operation may take. */
const forEverMs = 600_000;

/** The faults of the emulator for one kind. Most need only one. */
export function emulatorFaults(kind: FaultKind, target: Target): readonly Fault[] {
  return kind === "unknown status"
    ? unknownStatus(target)
    : [{ ...patternOf(target), ...effectOf(kind, target) }];
}

/**
 * A response that does not show whether the request was applied, so that the provider reads the status,
 * and then a status that the provider does not know. If the operation itself reads the flow, only its
 * first read has that status.
 */
function unknownStatus(target: Target): readonly Fault[] {
  const { operation, path, flow } = target;
  const ambiguous: Fault = { operation, path, status: 200, body: { success: false } };
  const read: Fault = {
    operation: "getFlow",
    path,
    times: operation === "getFlow" ? 1 : "always",
    applyThenRespond: { status: 200, body: bodyWhenSent(() => flowBody(flow(), "PAUSED")) },
  };
  const listed: Fault = {
    operation: "listFlows",
    path,
    times: "always",
    applyThenRespond: {
      status: 200,
      body: bodyWhenSent(() => ({ data: [flowBody(flow(), "PAUSED")] })),
    },
  };
  // A created flow is looked up in the list, since its id is lost.
  if (operation === "createFlow") {
    return [{ operation, path, applyThenRespond: { status: 200, body: "" } }, listed];
  }
  return operation === "getFlow" ? [read] : [ambiguous, read];
}

function patternOf({ operation, path }: Target) {
  return { operation, path };
}

/** The effect of a kind, on one request or, with `times`, on every one. */
function effectOf(
  kind: Exclude<FaultKind, "unknown status">,
  { operation, flow }: Target,
): FaultEffect & { readonly times?: "always" } {
  const { status, body } = failures.internal;
  switch (kind) {
    case "500 once":
      return { status, body };
    case "500 forever":
      return { status, body, times: "always" };
    case "429 once":
      return { status: 429, body: tooManyRequests };
    case "429 with Retry-After":
      return { status: 429, body: tooManyRequests, headers: { "retry-after": "1" } };
    case "429 forever":
      return { status: 429, body: tooManyRequests, times: "always" };
    case "reset before acting":
      return { reset: "before" };
    case "reset after acting":
      return { reset: "after" };
    case "hang before acting":
      return { hang: "before" };
    case "hang after acting":
      return { hang: "after" };
    case "hang forever":
      return { hang: "before", times: "always" };
    case "slow body":
      return { slowBodyMs: slowMs };
    case "body that stalls":
      return { slowBodyMs: forEverMs };
    case "cut body":
      return { truncateBody: true };
    case "HTML page, 502":
      return { status: 502, body: gatewayPage, headers: htmlHeaders };
    case "HTML page, 200":
      return { status: 200, body: gatewayPage, headers: htmlHeaders };
    case "success: false":
      return { status: 200, body: { success: false } };
    case "wrapped response":
      return {
        applyThenRespond: { status: 200, body: bodyWhenSent(() => wrapped(operation, flow())) },
      };
    case "empty 200":
      return { applyThenRespond: { status: 200, body: "" } };
    case "wrong JSON types":
      return { applyThenRespond: { status: 200, body: wrongTypes } };
    case "139001/4016012 once":
      return {
        applyThenRespond: {
          status: 400,
          body: metaErrorBody(metaRefusals.processingFailed, "A1b2c3D4"),
        },
      };
    case "500 with Meta's code 1, acted on":
      return { applyThenRespond: { status: 500, body: transientError(1) } };
    case "400, is_transient, acted on":
      return { applyThenRespond: { status: 400, body: transientError(2) } };
    case "502 that says no such flow":
      return { status: 502, body: notFound("flow_id").body };
    case "no such flow, though the WABA lists it":
      return notFound("flow_id");
    case "403 page of a gateway, acted on":
      return { applyThenRespond: { status: 403, body: gatewayPage, headers: htmlHeaders } };
    case "409 of a gateway, acted on":
      return { applyThenRespond: { status: 409, body: { message: "Conflict" } } };
    case "wrong content-encoding":
      return {
        applyThenRespond: {
          status: 200,
          body: { success: true },
          headers: { "content-encoding": "gzip" },
        },
      };
    case "text with control characters":
      return { status: 503, body: { ...failures.internal.body, message: controlCharacters } };
    case "text that ends in half an emoji":
      return { status: 503, body: { ...failures.internal.body, message: emojiAcrossTheCut } };
    default:
      return kind satisfies never;
  }
}

/**
 * What a message could do where it is printed: set a terminal's title, give a pipeline a command, turn
 * the text from right to left, and end a text (the character 0).
 */
const controlCharacters = "down\u001b]0;title\u0007\n::stop-commands::x\u202e\u0000";
const emojis = "\u{1f600}".repeat(300);
/**
 * A text that is longer than any message. An emoji has two code units: those before the dot begin at even
 * positions, those after it at odd ones, so that a cut at either kind of position is within an emoji.
 */
export const emojiAcrossTheCut = `${emojis}.${emojis}`;

/** An error of Meta's that may pass: 1 is "unknown", 2 is "temporarily unavailable". */
function transientError(code: 1 | 2) {
  return {
    error: {
      message: "An unknown error has occurred.",
      type: "OAuthException",
      code,
      is_transient: true,
      fbtrace_id: "A1b2c3D4",
    },
  };
}

/** All members of Kaleyra's responses, with values of other types. */
const wrongTypes = {
  id: [true],
  success: "maybe",
  status: 7,
  name: { text: "x" },
  categories: "OTHER",
  validation_errors: "none",
  data: 5,
};

/**
 * A body that is made when the response is written, after the request was applied or refused. The
 * emulator serializes bodies with `JSON.stringify`, which calls `toJSON`.
 */
function bodyWhenSent(make: () => unknown): object {
  return { toJSON: make };
}

/**
 * The usual body inside of `data`. If a deletion was refused, so that there is still a flow, it is the
 * refusal instead.
 */
function wrapped(operation: OperationName, flow: EmulatedFlow | undefined) {
  if (operation === "deleteFlow" && flow !== undefined) {
    const message = metaRefusals.cannotDelete.userMessage;
    return { code: "WA400", message, data: {}, error: { error: message } };
  }
  const data = { success: true, ...flowBody(flow, flow?.status ?? "") };
  return { code: "WA200", message: "Success", data, error: {} };
}

/** A flow as Kaleyra's responses describe it, with another status. */
function flowBody(flow: EmulatedFlow | undefined, status: string) {
  if (flow === undefined) return {};
  const { id, name, categories } = flow;
  return { id, name, status, categories, validation_errors: [] };
}
