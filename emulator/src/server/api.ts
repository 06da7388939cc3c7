import { randomBytes } from "node:crypto";

import type { FastifyInstance, FastifyRequest } from "fastify";

import { type Account, findAccount } from "../accounts";
import { DataFileError } from "../flows/data-file";
import { type Failure, failures, guessedFailures } from "../kaleyra/failures";
import { responseFor, type HttpResponse, fail, type Outcome } from "../kaleyra/outcome";
import { type OperationName, type Route, routes } from "../kaleyra/routes";
import { operations } from "../operations";
import { hasNoBody, readBody } from "./read-body";
import { baseUrlOf, headerOf, serve } from "./serve";
import type { ServerState } from "./state";

/** Adds the routes of Kaleyra's API. */
export function addApi(app: FastifyInstance, state: ServerState): void {
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => {
        const operation = operationOf(route, request);
        const act = (): Promise<HttpResponse> => perform({ route, operation, request }, state);
        return serve({ request, reply, operation, act }, state);
      },
    });
  }
}

/** A request, its route, and the operation that it asks for. */
interface ReceivedRequest {
  readonly route: Route;
  readonly operation: OperationName;
  readonly request: FastifyRequest;
}

/**
 * The operation of a request. Kaleyra documents that a POST without a body reads the encryption key, at the
 * address that sets it. Whether a multipart body is empty is not known yet, so it is one that sets.
 */
function operationOf(route: Route, request: FastifyRequest): OperationName {
  return route.operation === "setEncryptionKey" && !request.isMultipart() && hasNoBody(request)
    ? "getEncryptionKey"
    : route.operation;
}

/** Performs a request. A change that cannot be saved fails, since the store is then as before the change. */
async function perform(received: ReceivedRequest, state: ServerState): Promise<HttpResponse> {
  const outcome = await outcomeOf(received, state);
  // A GET changes nothing that is saved.
  const failure = received.route.method === "GET" ? undefined : saveFailure(state);
  return responseFor(failure ?? outcome, state.switches, newTraceId());
}

/** Saves the flows; the failure if that is not possible. */
function saveFailure(state: ServerState): Outcome | undefined {
  try {
    state.save();
    return undefined;
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    const { status, body } = failures.internal;
    return fail({ status, body: { ...body, error: { error: error.message } } });
  }
}

/** Checks a request and performs its operation. The order of the checks is a guess; they come before ids. */
async function outcomeOf(received: ReceivedRequest, state: ServerState): Promise<Outcome> {
  const { route, operation, request } = received;
  const parameters = request.params as Readonly<Record<string, string | undefined>>;
  const apiKey = headerOf(request, "api-key");
  const account = findAccount(state.accounts, parameters["sid"], apiKey);
  if (account === undefined) return fail(failures.badCredentials);
  const failure =
    accessFailure(account, state) ??
    contentTypeFailure(route, request, state) ??
    methodFailure(received, state);
  if (failure !== undefined) return fail(failure);
  const body = await readBody(request);
  if (body.kind === "malformed") return fail(failures.badPayload);
  return operations[operation]({
    account,
    parameters,
    query: new URL(request.url, "http://emulator").searchParams, // Any host does.
    body,
    switches: state.switches,
    baseUrl: baseUrlOf(request),
    kaleyra: state.kaleyra,
  });
}

/** The failure of an account that may not call now. The order of the checks is a guess. */
function accessFailure(account: Account, state: ServerState): Failure | undefined {
  const { addressAllowed, rateLimit } = state.switches;
  if (!addressAllowed) return guessedFailures.addressNotAllowed;
  if (account.entitled === false) return failures.notEntitled;
  if (rateLimit === null || state.rateLimiter.admits(account.sid, rateLimit)) return undefined;
  const { tooManyRequests } = guessedFailures;
  // The limit is per second.
  return rateLimit.retryAfter === true
    ? { ...tooManyRequests, headers: { "retry-after": "1" } }
    : tooManyRequests;
}

/**
 * The failure of a request that reads a key by a method that Kaleyra may not support. Which of the two it supports
 * is unknown, so the switch `keyReads` decides.
 */
function methodFailure(
  { route, operation }: Pick<ReceivedRequest, "route" | "operation">,
  { switches: { keyReads } }: ServerState,
): Failure | undefined {
  if (operation !== "getEncryptionKey" || keyReads === "both") return undefined;
  if (keyReads === "get") return route.method === "GET" ? undefined : failures.badPayload;
  return route.method === "GET" ? guessedFailures.unknownRoute : undefined;
}

/** The failure of a request without the documented Content-Type, if the switch `requireContentType` is on. */
function contentTypeFailure(
  route: Route,
  request: FastifyRequest,
  { switches }: ServerState,
): Failure | undefined {
  const [type = ""] = (headerOf(request, "content-type") ?? "").split(";");
  const required = switches.requireContentType ? route.contentType : undefined;
  return required === undefined || type.trim().toLowerCase() === required
    ? undefined
    : failures.badPayload;
}

/** An `fbtrace_id` that looks like one of Meta's. */
export function newTraceId(): string {
  return `A${randomBytes(16).toString("base64url")}`;
}
